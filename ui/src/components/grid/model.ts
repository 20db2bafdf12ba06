// What a grid shows and whom it asks: columns, rows in windows, changes as one operation.

export interface GridColumn {
  id: string;
  /** Short and printed first: `I.3`. */
  code: string;
  /** Full name; the head shows three lines of it, the tooltip all. */
  title: string;
  /** As printed: `15`. */
  max?: string;
  /** The section it belongs to; neighbours of one section share a head. */
  group?: string;
  /** Id of the part it stands in; neighbours of one part share a head that folds them. */
  section?: string;
  /** Pixels at the usual size of letters. */
  width?: number;
  readonly?: boolean;
  /** Readonly, and told only here, beside what is entered: no sheet of a unit has it, so a pasted block passes over it. */
  derived?: boolean;
  /** Words rather than numbers: set from the left. */
  left?: boolean;
  /** What can be entered, where it is one of a few words; F2 lists them. */
  words?: readonly string[];
}

/** A part of the columns that folds into one; its columns then are a lone one. */
export interface GridSection {
  id: string;
  title: string;
  folded: boolean;
}

export type GridMark = 'changed' | 'adjusted' | 'unproved' | 'evidence' | 'note';

export interface GridCell {
  /** As shown: `13,5`, `thiếu`. */
  text: string;
  /** As edited, when that differs from `text`. */
  edit?: string;
  /** Computed from figures, another's value that shows through, missing, over its maximum, not taken, only tried. */
  tone?: 'computed' | 'lower' | 'missing' | 'over' | 'refused' | 'tried';
  marks?: readonly GridMark[];
  /** Where it comes from, in words: `tự chấm`, `tính từ số liệu`. */
  source?: string;
  readonly?: boolean;
}

/** A frozen column at the right: `Tổng`, `Hạng`. */
export interface GridTotal {
  title: string;
  /** Pixels at the usual size of letters. */
  width: number;
  /** Words: set to the left and lighter, on two lines; answers what is shown of them, the tooltip shows all. */
  words?: (text: string) => string;
}

export interface GridRow {
  id: string;
  name: string;
  /** One for each column. */
  cells: readonly GridCell[];
  /** One for each head of totals. */
  totals: readonly string[];
  /** Whether each of the totals is only tried. */
  tried?: readonly boolean[];
  /** Why the totals may still change. */
  provisional?: string;
  /** A number beside the name, under the head that says of what; the tooltip says all. */
  note?: { text: string; title: string };
}

export interface GridChange {
  rowId: string;
  columnId: string;
  /** As typed; empty clears the cell. */
  text: string;
  /** Of a block: what the cell holds before. */
  before?: string;
}

/** What a number with a doubtful separator may be, each written so that there is no doubt. */
export interface GridReadings {
  decimal: string;
  /** None where the separators can only be decimal ones. */
  grouped?: string;
}

export type GridReading = keyof GridReadings;

/** A change that will not be made, with the reason in Vietnamese. */
export interface GridRefusal extends GridChange {
  sentence: string;
  /** What to choose from, where the officer can say what was meant. */
  readings?: GridReadings;
}

export interface GridPreview {
  /** The changes that would be made. */
  accepted: readonly GridChange[];
  /** How many of these leave what is stored as it is. */
  unchanged: number;
  refused: readonly GridRefusal[];
}

/** Where a grid's rows come from and where its changes go. */
export interface GridSource {
  /** How many rows there are. */
  count: number;
  /** Rows of a window, in order. */
  load: (from: number, count: number) => Promise<readonly GridRow[]>;
  /** Says what changes would do and changes nothing; called for more than one cell. */
  preview: (changes: readonly GridChange[]) => Promise<GridPreview>;
  /** Makes the changes, as one operation. Throws the program's refusal. */
  apply: (changes: readonly GridChange[]) => Promise<void>;
}

export interface GridPlace {
  row: number;
  column: number;
}

/** A rectangle of cells, its ends included. */
export interface GridRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function rangeOf(a: GridPlace, b: GridPlace): GridRange {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

export const isSingle = (range: GridRange): boolean => range.top === range.bottom && range.left === range.right;

export const sizeOf = (range: GridRange): number => (range.bottom - range.top + 1) * (range.right - range.left + 1);
