// Which columns of a round are shown: all, only the points, or one part of the scheme.
import type { GridColumn, LeafColumn } from '../../../backend';
import type { ShownColumn } from './sheet';

/** Everything, only what counts, or the code of a part. */
export type Shown = '' | '*points' | (string & {});

/** Codes of the parts in printed order. */
export function partsOf(criteria: readonly LeafColumn[]): string[] {
  return [...new Set(criteria.map(({ path, code }) => path[0] ?? code))];
}

export function shownColumns(columns: readonly GridColumn[], criteria: readonly LeafColumn[], shown: Shown): ShownColumn[] {
  const all = columns.map((column, place) => ({ column, place }));
  if (shown === '') return all;
  const of = new Map(criteria.map((leaf) => [leaf.code, leaf]));
  if (shown === '*points') return all.filter(({ column }) => column.field === null || of.get(column.criterion)?.kind === 'direct');
  return all.filter(({ column }) => {
    const leaf = of.get(column.criterion);
    return (leaf?.path[0] ?? leaf?.code) === shown;
  });
}
