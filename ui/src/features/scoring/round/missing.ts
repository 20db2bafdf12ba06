// Where the next cell is that nobody has scored.
import { call } from '../../../backend';
import type { GridPlace } from '../../../components';
import { isFolded, type Sheet } from './sheet';

/** Behind a place, row by row and from the beginning again; none when nothing shown is missing. */
export async function nextMissing(sheet: Sheet, from: GridPlace): Promise<GridPlace | undefined> {
  const { round, columns } = sheet;
  const [units, { units: results }] = await Promise.all([unitsOf(sheet), call('score.results', { round, detail: false })]);
  const missing = new Map(results.map(({ unit, not_scored }) => [unit, new Set(not_scored)]));
  for (let step = 0; step <= units.length; step += 1) {
    const row = (from.row + step) % units.length;
    const lacking = missing.get(units[row] ?? '');
    const column = columns.findIndex(
      (one, place) => !isFolded(one) && one.column.field !== null && lacking?.has(one.column.criterion) && (step > 0 || place > from.column),
    );
    if (column >= 0) return { row, column };
  }
  return undefined;
}

/** Units of the rows, in their order. */
async function unitsOf({ round, stage, filter, names, count }: Sheet): Promise<string[]> {
  if (filter === undefined) return [...names.keys()];
  const { rows } = await call('score.grid', { round, stage, from: 0, count, filter });
  return rows.map(({ unit }) => unit);
}
