// Where the keyboard goes in a grid.
import type { GridColumn, GridPlace } from './model';

/** How far a grid reaches. */
export interface Reach {
  rows: number;
  columns: number;
  /** Rows of a leap by PageDown. */
  page: number;
}

/** Where a key of movement leads, perhaps past an edge; none for other keys, and for those that move the caret while typing. */
export function placeAfter({ key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>, { row, column }: GridPlace, reach: Reach, typing: boolean): GridPlace | undefined {
  const [bottom, end] = [reach.rows - 1, reach.columns - 1];
  switch (key) {
    case 'ArrowUp':
      return { row: ctrlKey ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: ctrlKey ? bottom : row + 1, column };
    case 'PageUp':
      return { row: row - reach.page, column };
    case 'PageDown':
      return { row: row + reach.page, column };
  }
  if (typing) return undefined;
  switch (key) {
    case 'ArrowLeft':
      return { row, column: ctrlKey ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: ctrlKey ? end : column + 1 };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? bottom : row, column: end };
  }
  return undefined;
}

/** The next column that takes typing in a direction; none when there is none in the row. */
export function nextEnterable(columns: readonly GridColumn[], from: number, by: 1 | -1): number | undefined {
  for (let place = from + by; place >= 0 && place < columns.length; place += by) {
    if (!columns[place]?.readonly) return place;
  }
  return undefined;
}

/** Where Tab goes: the next cell that takes typing, in the next row after the last of one; none at the end of the grid. */
export function tabFrom(columns: readonly GridColumn[], count: number, from: GridPlace, by: 1 | -1): GridPlace | undefined {
  const column = nextEnterable(columns, from.column, by);
  if (column !== undefined) return { row: from.row, column };
  const row = from.row + by;
  const first = nextEnterable(columns, by > 0 ? -1 : columns.length, by);
  return first === undefined || row < 0 || row >= count ? undefined : { row, column: first };
}
