// The text beside its fields: where it is cut, and what writing into a field changes.
import { expect, test } from 'vitest';
import type { Found, PlanReading } from '../../backend';
import { groups, linked, textLines, unsureCount } from './reading';

const found = (value: string, start: number, end: number, sure = true): Found => ({ value, span: [start, end], sure });

const reading = (more: Partial<PlanReading>): PlanReading => ({
  text: '',
  is_plan: true,
  kind: 'plan',
  number: null,
  date: null,
  place: null,
  issuer: null,
  title: null,
  movements: [],
  period: { from: null, to: null },
  legal_bases: [],
  purposes: [],
  requirements: [],
  participants: [],
  contents: [],
  solutions: [],
  commendations: [],
  indexes: [],
  targets: [],
  joined_movements: [],
  assignments: [],
  recipients: [],
  signer: { position: null, name: null },
  slogans: [],
  ...more,
});

test('the text is cut where fields begin and end, the shorter field first', () => {
  const lines = textLines('Số 1\r\nThi đua vui', [
    { key: 'long', found: found('Thi đua vui', 6, 17) },
    { key: 'short', found: found('đua', 10, 13, false) },
  ]);
  expect(lines).toEqual([
    [{ text: 'Số 1', keys: [], unsure: false }],
    [
      { text: 'Thi ', keys: ['long'], unsure: false },
      { text: 'đua', keys: ['short', 'long'], unsure: true },
      { text: ' vui', keys: ['long'], unsure: false },
    ],
  ]);
});

test('places count letters, not halves of a surrogate pair', () => {
  expect(textLines('😀ab', [{ key: 'a', found: found('a', 1, 2) }])).toEqual([
    [
      { text: '😀', keys: [], unsure: false },
      { text: 'a', keys: ['a'], unsure: false },
      { text: 'b', keys: [], unsure: false },
    ],
  ]);
});

test('writing into a field makes it sure, and keeps its place; an emptied one is gone', () => {
  const plan = reading({ number: found('12/KH', 3, 8, false), contents: [{ ...found('Một', 9, 12), label: '1', level: 0 }] });
  expect(unsureCount(groups(plan))).toBe(1);
  const field = (key: string) => groups(plan).flatMap(({ rows }) => rows.flatMap((row) => row.fields)).find((other) => other.key === key);
  field('number')?.set('13/KH');
  expect(plan.number).toEqual(found('13/KH', 3, 8));
  field('number')?.set('');
  expect(plan.number).toBeNull();
  plan.date = found('2026-02-05', 9, 12);
  expect(field('date')?.shown).toBe('05/02/2026');
  field('date')?.set('06/02/2026');
  expect(plan.date).toEqual(found('06/02/2026', 9, 12));
  field('place')?.set('Hà Trung');
  expect(plan.place).toEqual(found('Hà Trung', 0, 0));
  expect(linked(groups(plan)).map(({ key }) => key)).toEqual(['date', 'contents.0.']);
  groups(plan).find(({ title }) => title === 'Nội dung thi đua')?.rows[0]?.remove?.();
  expect(plan.contents).toEqual([]);
});
