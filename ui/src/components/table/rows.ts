// What a table does with its rows before any is drawn: searching, sorting, remembering the chosen columns.
import type { Snippet } from 'svelte';
import { compareText, finds, haystack, type Haystack } from '../../text';

export interface Column<Row> {
  key: string;
  title: string;
  /** Full name for the tooltip when `title` is short. */
  full?: string;
  /** What stands in the cell; searched and, without `sort`, sorted in Vietnamese order. */
  text: (row: Row) => string;
  /** A key to sort by instead: a stored sort key, a number, a date as stored. Null comes last. */
  sort?: (row: Row) => string | number | null;
  /** Drawn instead of the text. `asGiven`: the rows stand in the order they came in, all of them. */
  cell?: Snippet<[Row, { asGiven: boolean }]>;
  /** Pixels at the usual size of letters; a column with `grow` takes its share of what is left and is at least so wide. */
  width?: number;
  grow?: number;
  align?: 'end';
  /** Only shown when chosen. */
  hidden?: boolean;
  /** Left out where the table is narrow: beside an open detail, say. Those of a greater number go first, of one number the rightmost. */
  spare?: boolean | number;
  /** A total below the table, of the chosen rows or else of all that are shown. */
  total?: (rows: readonly Row[]) => string;
}

/** The columns that a room of so many pixels holds: the spare ones are left out one by one, and only as many as must be. */
export function fitting<Row>(columns: readonly Column<Row>[], room: number, widthOf: (column: Column<Row>) => number): Column<Row>[] {
  const left = [...columns];
  let least = left.reduce((sum, column) => sum + widthOf(column), 0);
  while (room > 0 && least > room) {
    const rank = Math.max(...left.map((column) => Number(column.spare ?? 0)));
    const place = rank > 0 ? left.findLastIndex((column) => Number(column.spare ?? 0) === rank) : -1;
    const [gone] = place < 0 ? [] : left.splice(place, 1);
    if (!gone) break;
    least -= widthOf(gone);
  }
  return left;
}

export interface Sorting {
  key: string;
  descending: boolean;
}

/** Texts of rows, made ready for searching once a row and set of columns. */
export class Searcher<Row extends object> {
  private readonly texts = new WeakMap<Row, Haystack>();
  private readonly columns: readonly Column<Row>[];

  constructor(columns: readonly Column<Row>[]) {
    this.columns = columns;
  }

  find(rows: readonly Row[], search: string): readonly Row[] {
    if (search.trim() === '') return rows;
    return rows.filter((row) => finds(this.text(row), search));
  }

  private text(row: Row): Haystack {
    let text = this.texts.get(row);
    if (!text) {
      text = haystack(this.columns.map((column) => column.text(row)).join(' '));
      this.texts.set(row, text);
    }
    return text;
  }
}

function compareKeys(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows in the order of a column; equal ones keep theirs, and nothing comes last both ways. */
export function sorted<Row>(rows: readonly Row[], column: Column<Row> | undefined, descending: boolean): readonly Row[] {
  if (!column) return rows;
  const { sort, text } = column;
  const turn = (order: number, missing: boolean): number => (descending && !missing ? -order : order);
  if (sort) {
    const keyed = rows.map((row) => ({ row, key: sort(row) }));
    keyed.sort((a, b) => turn(compareKeys(a.key, b.key), a.key === null || b.key === null));
    return keyed.map(({ row }) => row);
  }
  const keyed = rows.map((row) => ({ row, key: text(row) }));
  keyed.sort((a, b) => turn(compareText(a.key, b.key), a.key === '' || b.key === ''));
  return keyed.map(({ row }) => row);
}

/** Columns chosen on this PC, kept by the table's name; a convenience, nothing is lost with it. */
export function keptColumns(name: string): string[] | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`columns:${name}`) ?? 'null');
    return Array.isArray(kept) ? kept.map(String) : undefined;
  } catch {
    return undefined;
  }
}

export function keepColumns(name: string, keys: readonly string[]): void {
  try {
    localStorage.setItem(`columns:${name}`, JSON.stringify(keys));
  } catch {
    // A full or forbidden storage only forgets the choice.
  }
}
