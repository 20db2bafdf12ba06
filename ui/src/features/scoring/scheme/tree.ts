// The tree of a scheme's criteria as rows of a table, and what can be done to it. Nothing is changed in place.
import type { Criterion, Role } from '../../../backend';
import { without } from './without';

/** Where a criterion stands: its place among its siblings, from the top level down. */
export type Path = readonly number[];

export interface TreeRow {
  path: Path;
  criterion: Criterion;
  /** Stated at the top level, inherited below. */
  role: Role;
  isGroup: boolean;
}

export const childrenOf = (criterion: Criterion): readonly Criterion[] => criterion.children ?? [];
export const isGroup = (criterion: Criterion): boolean => childrenOf(criterion).length > 0 || criterion.kind === undefined;
export const samePath = (a: Path, b: Path): boolean => a.length === b.length && a.every((place, depth) => place === b[depth]);

/** All criteria in printed order. */
export function rowsOf(criteria: readonly Criterion[], above: Path = [], role: Role = 'base'): TreeRow[] {
  return criteria.flatMap((criterion, place) => {
    const path = [...above, place];
    const own = criterion.role ?? role;
    return [{ path, criterion, role: own, isGroup: isGroup(criterion) }, ...rowsOf(childrenOf(criterion), path, own)];
  });
}

export function at(criteria: readonly Criterion[], path: Path): Criterion | undefined {
  const [first, ...rest] = path;
  const found = first === undefined ? undefined : criteria[first];
  return rest.length === 0 || !found ? found : at(childrenOf(found), rest);
}

function withChildren(criterion: Criterion, children: Criterion[]): Criterion {
  return children.length > 0 ? { ...criterion, children } : (without(criterion, 'children') as Criterion);
}

/** Changes the list of siblings that a path stands in. */
function siblings(criteria: readonly Criterion[], parent: Path, change: (list: readonly Criterion[]) => Criterion[]): Criterion[] {
  const [first, ...rest] = parent;
  if (first === undefined) return change(criteria);
  return criteria.map((criterion, place) =>
    place === first ? withChildren(criterion, siblings(childrenOf(criterion), rest, change)) : criterion,
  );
}

/** With all that was guessed of them confirmed. */
export const withoutGuesses = (criteria: readonly Criterion[]): Criterion[] =>
  criteria.map((criterion) => withChildren(without(criterion, 'guess_vi') as Criterion, withoutGuesses(childrenOf(criterion))));

const parentOf = (path: Path): Path => path.slice(0, -1);
const placeOf = (path: Path): number => path.at(-1) ?? 0;

export function replace(criteria: readonly Criterion[], path: Path, criterion: Criterion): Criterion[] {
  return siblings(criteria, parentOf(path), (list) => list.with(placeOf(path), criterion));
}

export function insert(criteria: readonly Criterion[], path: Path, criterion: Criterion): Criterion[] {
  return siblings(criteria, parentOf(path), (list) => list.toSpliced(placeOf(path), 0, criterion));
}

export function remove(criteria: readonly Criterion[], path: Path): Criterion[] {
  return siblings(criteria, parentOf(path), (list) => list.toSpliced(placeOf(path), 1));
}

/** Moves a criterion among its siblings; at their end it stays. Answers where it stands then. */
export function move(criteria: readonly Criterion[], path: Path, by: 1 | -1): { criteria: Criterion[]; path: Path } {
  const to = [...parentOf(path), placeOf(path) + by];
  const [moving, other] = [at(criteria, path), at(criteria, to)];
  if (!moving || !other) return { criteria: [...criteria], path };
  return { criteria: replace(replace(criteria, path, other), to, moving), path: to };
}

/** Whether a path is another's or leads into it. */
const isWithin = (path: Path, other: Path): boolean => other.every((place, depth) => path[depth] === place);

/**
 * Moves a criterion with all below it before what stands at another path now; none where that lies within it. What a part
 * counts as goes along to the top level and is given up below it.
 */
export function relocate(criteria: readonly Criterion[], from: Path, to: Path): { criteria: Criterion[]; path: Path } | undefined {
  const row = rowsOf(criteria).find(({ path }) => samePath(path, from));
  if (!row || isWithin(to, from)) return undefined;
  // Its own place closes behind it.
  const depth = from.length - 1;
  const closes = to.length > depth && isWithin(to, parentOf(from)) && (to[depth] ?? 0) > placeOf(from);
  const path = closes ? to.with(depth, (to[depth] ?? 0) - 1) : to;
  const plain = without(row.criterion, 'role') as Criterion;
  const moving = path.length > 1 || row.role === 'base' ? plain : { ...plain, role: row.role };
  return { criteria: insert(remove(criteria, from), path, moving), path };
}

/** One level deeper: last in the group before it. None where no group stands before it. */
export function indented(criteria: readonly Criterion[], path: Path): Path | undefined {
  const before = [...parentOf(path), placeOf(path) - 1];
  const group = placeOf(path) > 0 ? at(criteria, before) : undefined;
  return group && isGroup(group) ? [...before, childrenOf(group).length] : undefined;
}

/** One level up: behind the group it stands in. */
export function outdented(path: Path): Path | undefined {
  const above = parentOf(path);
  return above.length === 0 ? undefined : [...parentOf(above), placeOf(above) + 1];
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII', 'XVIII', 'XIX', 'XX'];

function after(code: string): string {
  const roman = ROMAN.indexOf(code.toUpperCase());
  if (roman >= 0) return ROMAN[roman + 1] ?? `${code}.1`;
  const [, head = '', number] = /^(.*?)(\d+)$/.exec(code) ?? [];
  if (number !== undefined) return `${head}${Number(number) + 1}`;
  const [, front = '', letter] = /^(.*?)([A-Ya-y])$/.exec(code) ?? [];
  return letter === undefined ? `${code}.1` : `${front}${String.fromCharCode(letter.charCodeAt(0) + 1)}`;
}

/** A code for a new criterion at a path: after its last sibling's, and one that no other has. */
export function freeCode(criteria: readonly Criterion[], path: Path): string {
  const taken = new Set(rowsOf(criteria).map(({ criterion }) => criterion.code.trim().toUpperCase()));
  const parent = at(criteria, parentOf(path));
  const list = parent ? childrenOf(parent) : path.length === 1 ? criteria : [];
  const last = list.at(-1)?.code;
  let code = last !== undefined ? after(last) : parent ? `${parent.code}.1` : 'I';
  while (taken.has(code.toUpperCase())) code = after(code);
  return code;
}
