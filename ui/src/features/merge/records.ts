// People and units as records that can be merged and split: the same dialogs for both.
import { call, type HeldItem, type HeldThing, type MergeField, type Output } from '../../backend';

export type RecordKind = 'person' | 'unit';

/** How the two kinds are called in a sentence. */
export const WORDS: Record<RecordKind, { one: string; twice: string; decision: string }> = {
  person: { one: 'cá nhân', twice: 'một người được nhập hai lần', decision: '' },
  unit: {
    one: 'đơn vị',
    twice: 'một đơn vị được nhập hai lần',
    decision: 'Hai đơn vị sáp nhập, một đơn vị chia tách theo quyết định thì dùng “Thay đổi tổ chức” để giữ lịch sử.',
  },
};

export interface Merging {
  keep: string;
  from: string;
  take: string[];
}

export const merge = (kind: RecordKind, request: Merging): Promise<Output<'person.merge'>> =>
  kind === 'person' ? call('person.merge', request) : call('unit.merge', request);

/** What the officer can choose in a field: only where the two contradict each other. */
export const isOpen = (field: MergeField): boolean => field.fate === 'differs' || field.fate === 'chosen';

/** What becomes of a field where there is nothing to choose. */
export function fateOf(field: MergeField): string {
  switch (field.fate) {
    case 'taken_over':
      return 'lấy từ hồ sơ kia';
    case 'joined':
      return 'giữ cả hai';
    default:
      return '';
  }
}

/** A thing with its year, when its words do not say it. */
export function named(thing: HeldThing): string {
  if (thing.year === null || thing.text.includes(String(thing.year))) return thing.text;
  return thing.text === '' ? `Năm ${thing.year}` : `${thing.text} (năm ${thing.year})`;
}

export const itemOf = (thing: HeldThing): HeldItem => ({ kind: thing.kind, id: thing.id });

/** Tells things apart: one line of a batch can stand under two kinds. */
export const keyOf = (thing: HeldThing): string => `${thing.kind}:${thing.id}`;
