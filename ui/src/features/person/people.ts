// People as lists show them.
import type { Person, PersonId, Position, Sex, UnitId } from '../../backend';
import type { Choice } from '../../components';
import { formatDate, today } from '../../text';
import type { UnitNames } from '../unit/units';

export const SEXES: Record<Sex, string> = { male: 'Nam', female: 'Nữ' };

/** The xưng hô that say it for themselves. */
export const HONORIFICS: Record<string, Sex> = { Ông: 'male', Bà: 'female' };

/** A person as a line of the list. */
export interface PersonRow {
  id: PersonId;
  person: Person;
  /** Place in the order by given name. */
  place: number;
  title: string;
  unit: string;
}

const begun = (from: string | undefined, day: string): boolean => !from || from <= day;
const over = (to: string | undefined, day: string): boolean => Boolean(to) && (to ?? '') < day.slice(0, to?.length);

/** The position held today, the latest of several; they come the latest first. */
export function heldToday(person: Person): Position | undefined {
  const day = today();
  return person.positions.find((position) => begun(position.from, day) && !over(position.to, day));
}

const isSame = (one: Position, other: Position): boolean =>
  one.id && other.id
    ? one.id === other.id
    : one.title === other.title && (['unit_id', 'from', 'to'] as const).every((key) => (one[key] ?? null) === (other[key] ?? null));

/** Positions as stored, in the order they have on the screen: a row must not move under somebody who is typing in it. */
export function inOrderOf(shown: readonly Position[], stored: readonly Position[]): Position[] {
  const place = (position: Position): number => {
    const found = shown.findIndex((other) => isSame(other, position));
    return found < 0 ? shown.length : found;
  };
  return stored.toSorted((a, b) => place(a) - place(b));
}

/** Where a person works today, for a line below the name: `Trưởng phòng, Sở Nội vụ`. */
export function placeOf(person: Person, names: UnitNames): string {
  const held = heldToday(person);
  return [held?.title, names.of(held?.unit_id)].filter(Boolean).join(', ');
}

/** People as they come, by given name; of one unit when it is given. */
export function inRows(people: readonly Person[], names: UnitNames, unit: UnitId | undefined): PersonRow[] {
  return people.flatMap((person, place) => {
    const held = heldToday(person);
    if (unit !== undefined && !person.positions.some((position) => position.unit_id === unit)) return [];
    return [{ id: person.id ?? '', person, place, title: held?.title ?? '', unit: names.of(held?.unit_id) }];
  });
}

/** People to choose from; namesakes are told apart by the birth date, the place of work and the code. */
export function choicesOf(people: readonly Person[], names: UnitNames): Choice[] {
  return people.map((person) => {
    const born = person.birth_date ? `sinh ${formatDate(person.birth_date)}` : '';
    const hint = [born, placeOf(person, names), person.code].filter(Boolean).join(' · ');
    return { id: person.id ?? '', label: person.name, hint };
  });
}
