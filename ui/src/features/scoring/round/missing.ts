// Where the next cell is that nobody has scored.
import { call, type RoundUnit } from '../../../backend';
import type { GridPlace } from '../../../components';
import type { ShownColumn } from './sheet';

/** Behind a place, row by row and from the beginning again; none when nothing shown is missing. */
export async function nextMissing(
  round: string,
  units: readonly RoundUnit[],
  columns: readonly ShownColumn[],
  from: GridPlace,
): Promise<GridPlace | undefined> {
  const { units: results } = await call('score.results', { round, detail: false });
  const missing = new Map(results.map(({ unit, not_scored }) => [unit, new Set(not_scored)]));
  for (let step = 0; step <= units.length; step += 1) {
    const row = (from.row + step) % units.length;
    const lacking = missing.get(units[row]?.unit_id ?? '');
    const column = columns.findIndex(
      ({ column: { criterion, field } }, place) => field !== null && lacking?.has(criterion) && (step > 0 || place > from.column),
    );
    if (column >= 0) return { row, column };
  }
  return undefined;
}
