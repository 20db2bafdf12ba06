// Which columns of a round are shown: all, only the points, or one part of the scheme.
import type { GridColumn, LeafColumn } from '../../../backend';
import { isCondition } from './conditions';
import type { ShownColumn } from './sheet';

/** What is entered; what counts; the yes-or-no questions of the conditions. */
export const INPUTS = '*inputs';
export const POINTS = '*points';
export const CONDITIONS = '*conditions';

/** Everything, one of the above, or the code of a part. */
export type Shown = '' | typeof INPUTS | typeof POINTS | typeof CONDITIONS | (string & {});

/** Codes of the parts in printed order. */
export function partsOf(criteria: readonly LeafColumn[]): string[] {
  return [...new Set(criteria.filter((leaf) => !isCondition(leaf)).map(({ path, code }) => path[0] ?? code))];
}

export function shownColumns(columns: readonly GridColumn[], criteria: readonly LeafColumn[], shown: Shown): ShownColumn[] {
  const all = columns.map((column, place) => ({ column, place }));
  if (shown === '') return all;
  const of = new Map(criteria.map((leaf) => [leaf.code, leaf]));
  if (shown === INPUTS) return all.filter(({ column }) => column.field !== null);
  if (shown === POINTS) return all.filter(({ column }) => column.field === null || of.get(column.criterion)?.kind === 'direct');
  return all.filter(({ column }) => {
    const leaf = of.get(column.criterion);
    if (leaf && isCondition(leaf)) return shown === CONDITIONS;
    return (leaf?.path[0] ?? leaf?.code) === shown;
  });
}
