// How surely a rule was read, in words for officers.
import type { LawAmendment, LawSource } from '../../backend';
import { formatDate } from '../../text';

/** What was not checked against the original is said beside every rule. */
export const isChecked = (source: LawSource): boolean => source.badge === null;

export function sourceWords(source: LawSource): string {
  if (isChecked(source)) return 'Đã đối chiếu bản gốc';
  return source.status === 'memory' ? 'Ghi theo trí nhớ, chưa đối chiếu' : 'Chưa đối chiếu bản gốc';
}

/** `Quyết định 21/2026/QĐ-UBND; Trần Thị Lan ghi ngày 02/03/2026: Tỉnh quy định. Tỷ lệ tối đa: 15% → 10%` */
export function amendmentWords({ document, by, on, reason, verified, values }: LawAmendment): string {
  const changed = values.map(({ label, from, to }) => `${label}: ${from || '(không có)'} → ${to || '(không có)'}`);
  const what = verified && changed.length === 0 ? 'đối chiếu bản gốc' : 'ghi';
  return [`${document}; ${by} ${what} ngày ${formatDate(on)}: ${reason.replace(/\.$/, '')}`, ...changed].join('. ');
}
