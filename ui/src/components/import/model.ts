// What the import wizard shows and whom it asks; the reading and the rules are the program's.

/** A table found in a file. */
export interface ImportTable {
  /** Names it in later questions. */
  key: string;
  /** Where it is: `Sheet1 · A3:I389`. */
  title: string;
  /** Its printed heads, one for each column. */
  header: readonly string[];
  /** Its first rows, for recognising the columns. */
  sample: readonly (readonly string[])[];
  rows: number;
  /** Rows and sheets left out, values read otherwise than they stand: each a sentence. */
  notes?: readonly string[];
}

export interface ImportFile {
  name: string;
  tables: readonly ImportTable[];
}

export interface ImportField {
  id: string;
  label: string;
  required?: boolean;
  /** Another field that may say it instead. */
  unless?: string | null;
  hint?: string;
  /** What it is chosen from. */
  choices?: readonly string[];
}

/** What fills a field: a column (from 0), or one text for all rows that say nothing themselves; null: nothing. */
export type ImportMapping = Readonly<Record<string, number | string | null>>;

export type ImportFate = 'added' | 'changed' | 'same' | 'refused';

export interface ImportRow {
  /** As Excel counts. */
  row: number;
  fate: ImportFate;
  /** What it is about: a name. */
  title: string;
  /** What changes: before → after; of a new record, what it would say. */
  changes?: readonly { field: string; before: string; after: string }[];
  /** Why it is not taken. */
  reasons?: readonly string[];
  /** Whether it is not taken because an answer leaves it out. */
  leftOut?: boolean;
}

/** Somebody whom a name may mean. */
export interface ImportSubject {
  id: string;
  name: string;
  code: string;
  /** What tells it from its namesakes: the unit above, a title and a unit. */
  place: string;
}

interface ImportName {
  /** As the file writes it; answers are given under it. */
  text: string;
  /** What it must be; null: anything. */
  kind: 'unit' | 'person' | 'household' | null;
  /** Words for somebody new, where it may be: `Là đơn vị mới`. */
  newName?: string;
  rows: readonly number[];
}

/** A name that is not sure to be anybody's. */
export interface ImportQuestion extends ImportName {
  candidates: readonly ImportSubject[];
}

/** A name that was understood though it is written otherwise. */
export interface ImportDecision extends ImportName {
  subject: ImportSubject;
  /** By an answer of an earlier import. */
  remembered: boolean;
}

/** The answer that a name is somebody new. */
export const NEW = 'new';
/** The answer that the rows of a name are left out. */
export const SKIP = 'skip';

/** Who is meant by a name: an id, `NEW` or `SKIP`. */
export type ImportAnswers = Readonly<Record<string, string>>;

export interface ImportPreview {
  rows: readonly ImportRow[];
  questions: readonly ImportQuestion[];
  decisions: readonly ImportDecision[];
}

/** Told again and again while the rows are written; `cancel` stops, and nothing is written. */
export type ImportReport = (progress: { done: number; total: number }, cancel: () => void) => void;

export interface ImportSource {
  fields: readonly ImportField[];
  /** Asks for a file and reads it; null when the officer thinks better of it. */
  open: () => Promise<ImportFile | null>;
  /** Saves an empty workbook to be filled in; answers its name, null when the officer thinks better of it. */
  template?: () => Promise<string | null>;
  /** Reads cells from the clipboard. */
  paste?: (text: string) => Promise<ImportFile>;
  /** The mapping remembered for this layout, or guessed from the heads. */
  guess: (table: ImportTable) => Promise<ImportMapping>;
  preview: (table: ImportTable, mapping: ImportMapping, answers: ImportAnswers) => Promise<ImportPreview>;
  /** Looks for somebody whom a name may mean beside its candidates. */
  search?: (kind: ImportQuestion['kind'], words: string) => Promise<readonly ImportSubject[]>;
  /** Writes it as one operation; answers what was done, in Vietnamese. */
  write: (table: ImportTable, mapping: ImportMapping, answers: ImportAnswers, skipRefused: boolean, report: ImportReport) => Promise<string>;
}
