// What an achievement starts from, and the Vietnamese names of its choices.
import { Refusal, type Achievement, type InitiativeScope, type Period, type Subject } from '../../backend';

/** An achievement in a form: its subject may be missing yet. */
export type Entry = Omit<Achievement, 'subject'> & { subject: Subject | null };

export const scopes: { value: InitiativeScope; label: string }[] = [
  { value: 'grassroots', label: 'Cơ sở' },
  { value: 'province', label: 'Tỉnh' },
  { value: 'nation', label: 'Toàn quốc' },
];

/** What the next achievement takes over from the one before. */
export interface Kept {
  kind_id: string;
  period: Period;
  movement_id?: string | null;
}

export function newEntry({ kind_id, period, movement_id }: Kept, subject: Subject | null = null): Entry {
  return {
    code: '',
    subject,
    period: { ...period },
    ...(movement_id ? { movement_id } : {}),
    kind_id,
    content: '',
    figures: [],
    recognition: { number: '', issuer: '', title: '' },
    note: '',
  };
}

const missing = (code: string, field: string): Refusal =>
  new Refusal({ code, params: {}, place: { field }, message: '', faults: [], severity: 'refused' });

/** The achievement of a form; refuses at its fields what the program could not even read. */
export function achievementOf(entry: Entry): Achievement {
  const faults: Refusal[] = [];
  if (!entry.subject) faults.push(missing('subject.missing', 'subject'));
  if (!entry.kind_id) faults.push(missing('achievement.kind_missing', 'kind_id'));
  if (entry.subject && faults.length === 0) return { ...entry, subject: entry.subject };
  if (entry.content.trim() === '') faults.push(missing('achievement.content_missing', 'content'));
  throw new Refusal({ code: 'achievement.incomplete', params: {}, place: {}, message: '', faults, severity: 'refused' });
}
