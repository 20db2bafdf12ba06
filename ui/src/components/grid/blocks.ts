// Blocks of cells: what a paste, a fill or a clearing means for which cells.
import type { GridCell, GridChange, GridColumn, GridRange, GridRefusal, GridRow } from './model';

export interface Sheet {
  columns: readonly GridColumn[];
  count: number;
  row: (index: number) => GridRow | undefined;
}

export interface BlockChanges {
  changes: GridChange[];
  /** Cells that already hold the text. */
  same: number;
  refused: GridRefusal[];
}

export const editText = (cell: GridCell | undefined): string =>
  cell === undefined ? '' : (cell.edit ?? (cell.tone === 'missing' ? '' : cell.text));

/** The texts of a range, for the clipboard; null when some of its rows are not known yet. */
export function copyOf(sheet: Sheet, range: GridRange): string[][] | null {
  const block: string[][] = [];
  for (let index = range.top; index <= range.bottom; index += 1) {
    const row = sheet.row(index);
    if (!row) return null;
    block.push(row.cells.slice(range.left, range.right + 1).map(editText));
  }
  return block;
}

/** Cells that a block is put on: rows from `top` to `bottom`, in these columns, not always neighbours. */
export interface BlockTarget {
  top: number;
  bottom: number;
  /** Places of columns, in the order of the block; a place past the last column lies outside. */
  columns: readonly number[];
}

/** What putting texts on cells means; `text` answers for the row and the column counted from the corner of the block. */
export function changesOf(sheet: Sheet, target: BlockTarget, text: (row: number, column: number) => string): BlockChanges {
  const found: BlockChanges = { changes: [], same: 0, refused: [] };
  for (let rowIndex = target.top; rowIndex <= target.bottom; rowIndex += 1) {
    const row = rowIndex < sheet.count ? sheet.row(rowIndex) : undefined;
    for (const [place, columnIndex] of target.columns.entries()) {
      const column = sheet.columns[columnIndex];
      const cell = row?.cells[columnIndex];
      const typed = text(rowIndex - target.top, place).trim();
      const before = editText(cell);
      const refuse = (sentence: string): unknown =>
        found.refused.push({ rowId: row?.id ?? '', columnId: column?.id ?? '', text: typed, before, sentence });
      if (!row || !column || !cell) refuse('Nằm ngoài bảng.');
      else if (before === typed) found.same += 1;
      else if (column.readonly || cell.readonly) refuse(COMPUTED);
      else found.changes.push({ rowId: row.id, columnId: column.id, text: typed, before });
    }
  }
  return found;
}

/** Of a cell that takes no typing. */
export const COMPUTED = 'Ô này do chương trình tính, không nhập tay.';

/** The columns of a range that take typing. */
export function enterable(columns: readonly GridColumn[], { left, right }: GridRange): number[] {
  return columns.flatMap((column, place) => (place >= left && place <= right && !column.readonly ? [place] : []));
}

/** The cells that a pasted block covers: one cell fills what is marked, a block starts at its corner and passes over what is only derived. */
export function pasteTarget(columns: readonly GridColumn[], marked: GridRange, block: readonly (readonly string[])[]): BlockTarget {
  const height = block.length;
  const width = Math.max(...block.map((row) => row.length));
  if (height === 1 && width === 1) return { top: marked.top, bottom: marked.bottom, columns: enterable(columns, marked) };
  const covered: number[] = [];
  for (let place = marked.left; covered.length < width; place += 1) if (!columns[place]?.derived) covered.push(place);
  return { top: marked.top, bottom: marked.top + height - 1, columns: covered };
}

/** The block that was last copied here, with the places of its derived columns. */
export interface Copied {
  text: string;
  derived: readonly number[];
}

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n$/, '');

/** What is remembered of a copy, so that it can be put back without the columns that a paste passes over. */
export function copied(columns: readonly GridColumn[], { left, right }: GridRange, text: string): Copied {
  const derived = columns.slice(left, right + 1).flatMap((column, place) => (column.derived ? [place] : []));
  // Only derived numbers were meant as numbers.
  return { text: plain(text), derived: derived.length > right - left ? [] : derived };
}

/** A pasted block without the derived columns that it was copied with. */
export function withoutDerived(block: string[][], text: string, last: Copied | undefined): string[][] {
  if (!last || last.text !== plain(text)) return block;
  return block.map((row) => row.filter((_, place) => !last.derived.includes(place)));
}
