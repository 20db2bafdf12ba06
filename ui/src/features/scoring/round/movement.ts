// What an entry moved of others: told beside the cell that the keyboard went to, and nowhere else.
import type { GridColumn, Moved } from '../../../backend';

export interface Movement {
  /** What was entered: `I.1 của Xã A`, `12 ô`. */
  after: string;
  /** Others whose totals or ranks moved with it. */
  moved: readonly Moved[];
}

/** None where nobody else moved. */
export function movementOf(after: string, all: readonly Moved[], entered: ReadonlySet<string>): Movement | undefined {
  const moved = all.filter(({ unit }) => !entered.has(unit));
  return moved.length > 0 ? { after, moved } : undefined;
}

export const entryWords = ({ code }: Pick<GridColumn, 'code'>, unit: string): string => `${code} của ${unit}`;
