// Words for batches and their lines.
import type { AwardChoice, Batch, NominationLine, Submitted, SubjectKind } from '../../backend';
import type { Choice } from '../../components';

/** Who can be given an award, as the law catalogue names the kinds. */
const LAW_CODES: Record<SubjectKind, string> = { unit: 'tap_the', person: 'ca_nhan', household: 'ho_gia_dinh' };

/** A choice of a Select. */
export interface Option {
  value: string;
  label: string;
}

/** The awards that a kind of subjects can be given, the highest first. */
export function awardsFor(awards: readonly AwardChoice[], kind: SubjectKind): Choice[] {
  const suiting = awards.filter((award) => award.subject_kinds.includes(LAW_CODES[kind]));
  return suiting.map(({ id, name_vi, verified }) => ({ id, label: name_vi, hint: verified ? undefined : 'chưa đối chiếu văn bản gốc' }));
}

/** Every loại hình of the catalogue, or those of one award. */
export function awardTypes(awards: readonly AwardChoice[], award?: string): Option[] {
  const names = new Map<string, string>();
  for (const one of awards) {
    if (award && one.id !== award) continue;
    one.award_types.forEach((code, index) => names.set(code, one.award_type_names[index] ?? ''));
  }
  return [...names].map(([value, label]) => ({ value, label }));
}

/** `12 tập thể, 3 cá nhân`; empty without lines. */
export function counted({ units, people, households }: { units: number; people: number; households: number }): string {
  const parts = [
    [units, 'tập thể'],
    [people, 'cá nhân'],
    [households, 'hộ gia đình'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => `${count} ${noun}`)
    .join(', ');
}

/** The name as a list prints it. */
export function fullName({ honorific, name }: Submitted): string {
  return honorific ? `${honorific} ${name}` : name;
}

/** Chức vụ, đơn vị công tác. */
export function place({ title, unit }: Submitted): string {
  return [title, unit].filter(Boolean).join(', ');
}

/** What a printed page would say otherwise than the record of today: field by field. */
export function differences(line: NominationLine): { label: string; submitted: string; today: string }[] {
  const { submitted, today } = line;
  if (!today) return [];
  const fields = [
    ['Xưng hô', 'honorific'],
    ['Tên', 'name'],
    ['Chức vụ', 'title'],
    [line.kind === 'person' ? 'Đơn vị công tác' : 'Thuộc', 'unit'],
  ] as const;
  return fields
    .filter(([, field]) => line.differs.includes(field))
    .map(([label, field]) => ({ label, submitted: submitted[field], today: today[field] }));
}

/** A batch as it is called in lists of choices. */
export function batchHint(batch: Batch): string {
  return [batch.code, `năm ${batch.year}`, batch.state === 'closed' ? 'đã đóng' : ''].filter(Boolean).join(' · ');
}
