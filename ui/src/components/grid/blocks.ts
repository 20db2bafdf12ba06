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

/** What putting texts on a range means; `text` answers for a cell of the range counted from its corner. */
export function changesOf(sheet: Sheet, range: GridRange, text: (row: number, column: number) => string): BlockChanges {
  const found: BlockChanges = { changes: [], same: 0, refused: [] };
  for (let rowIndex = range.top; rowIndex <= range.bottom; rowIndex += 1) {
    const row = rowIndex < sheet.count ? sheet.row(rowIndex) : undefined;
    for (let columnIndex = range.left; columnIndex <= range.right; columnIndex += 1) {
      const column = sheet.columns[columnIndex];
      const cell = row?.cells[columnIndex];
      const typed = text(rowIndex - range.top, columnIndex - range.left).trim();
      const before = editText(cell);
      const refuse = (sentence: string): unknown =>
        found.refused.push({ rowId: row?.id ?? '', columnId: column?.id ?? '', text: typed, before, sentence });
      if (!row || !column || !cell) refuse('Nằm ngoài bảng.');
      else if (before === typed) found.same += 1;
      else if (column.readonly || cell.readonly) refuse('Ô này do chương trình tính, không nhập tay.');
      else found.changes.push({ rowId: row.id, columnId: column.id, text: typed, before });
    }
  }
  return found;
}

/** The range that a pasted block covers: one cell fills what is marked, a block starts at its corner. */
export function pasteRange(marked: GridRange, block: readonly (readonly string[])[]): GridRange {
  const height = block.length;
  const width = Math.max(...block.map((row) => row.length));
  if (height === 1 && width === 1) return marked;
  return { ...marked, bottom: marked.top + height - 1, right: marked.left + width - 1 };
}
