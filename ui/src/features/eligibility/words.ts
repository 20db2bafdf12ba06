// Words for what the law says of a proposal, and what it rests on.
import type { EligibilityVerdict } from '../../backend';
import type { Tone } from '../../components';

/** A verdict as the window tells it: what nobody has entered yet is told apart from what a person has to look at. */
export type Standing = 'met' | 'not_met' | 'unknown' | 'look' | 'waits' | 'blocked';

/** What a verdict is made of, as far as its standing goes. */
interface Judged {
  verdict: EligibilityVerdict;
  unknown: readonly unknown[];
  /** None where the catalogue has no condition to judge by. */
  condition_id: string | null;
}

const OF_VERDICT: Record<EligibilityVerdict, Standing> = {
  du: 'met',
  khong_du: 'not_met',
  can_xac_nhan: 'look',
  tam_dung: 'waits',
  chan: 'blocked',
};

export const STANDINGS: Record<Standing, { label: string; tone: Tone; about: string }> = {
  met: { label: 'Đủ', tone: 'ok', about: 'Đủ điều kiện theo những gì đã ghi' },
  not_met: { label: 'Chưa đủ', tone: 'bad', about: 'Có điều kiện không đạt' },
  unknown: { label: 'Thiếu dữ liệu', tone: 'warn', about: 'Có điều kiện chưa xét được vì chưa ai ghi số liệu hoặc xác nhận' },
  look: { label: 'Cần xem', tone: 'warn', about: 'Người thẩm định phải xem trước khi kết luận' },
  waits: { label: 'Tạm dừng', tone: 'bad', about: 'Đang có vụ việc được xem xét' },
  blocked: { label: 'Không được đề nghị', tone: 'bad', about: 'Một quy định chặn đề nghị này' },
};

export function standingOf({ verdict, unknown, condition_id }: Judged): Standing {
  const standing = OF_VERDICT[verdict];
  return standing === 'look' && unknown.length > 0 && condition_id !== null ? 'unknown' : standing;
}

/** Entities whose changes can change a verdict. */
export const FACTS: readonly string[] = [
  'grant',
  'record_complete',
  'discipline',
  'leave',
  'confirmation',
  'collective_year',
  'evaluation',
  'achievement',
  'unit',
  'succession',
  'person',
  'household',
  'cluster',
  'round',
  'law_catalogue',
];
