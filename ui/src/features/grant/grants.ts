// A line of the award record as its form holds it.
import type { AwardGrant, GrantState, PartialDate, Subject } from '../../backend';

/** Whether a grant still holds, as forms offer it. */
export const STATES: { value: GrantState; label: string }[] = [
  { value: 'valid', label: 'Còn hiệu lực' },
  { value: 'cancelled', label: 'Đã hủy bỏ' },
  { value: 'revoked', label: 'Đã thu hồi' },
];

/** The same while it is being filled in: what must be there may be missing yet. */
export interface GrantFields extends Omit<AwardGrant, 'subject' | 'decision_date' | 'from_year' | 'to_year'> {
  subject: Subject | null;
  decision_date: PartialDate | null;
  from_year: number | null;
  to_year: number | null;
}

/** What is stored of a line; names that lists show beside it are no part of it. */
export function fieldsOf(grant: AwardGrant): GrantFields {
  const { subject, award, award_type, decision_number, decision_date, authority, from_year, to_year, bonus, state, reason, initiatives, no_initiative, note } = grant;
  return {
    ...(grant.id !== undefined && { id: grant.id }),
    subject,
    award,
    award_type,
    decision_number,
    decision_date,
    authority,
    from_year: from_year ?? null,
    to_year: to_year ?? null,
    bonus,
    state,
    reason,
    initiatives,
    no_initiative,
    note,
  };
}
