// The questions of a scheme's conditions: whether something has happened, and what follows when it has.
import type { Gate, LeafColumn, Scheme } from '../../../backend';
import { formatNumber } from '../../../text';

export const isCondition = ({ kind }: LeafColumn): boolean => kind === 'condition';

/** `không xếp hạng, không xếp loại`. */
export function effectWords({ effect, node, total, grade, steps }: Gate, grades: Scheme['grades']): string {
  switch (effect) {
    case 'zero_node':
      return `mục ${node ?? ''} tính 0 điểm`;
    case 'cap_total':
      return `tổng điểm cao nhất là ${formatNumber(total)}`;
    case 'cap_grade':
      return `xếp loại cao nhất là ${grades.find(({ code }) => code === grade)?.name_vi ?? grade ?? ''}`;
    case 'demote':
      return `hạ ${formatNumber(steps ?? 1)} bậc xếp loại`;
    case 'not_ranked':
      return 'không xếp hạng, không xếp loại';
  }
}
