// The program's grid as the pattern shows it: columns under the head of their criterion, cells with their marks in words.
import { call, type CellEntry, type Failure, type GridCell as ProgramCell, type GridColumn as ProgramColumn, type GridFilter, type GridRow as ProgramRow, type Moved, type Stage } from '../../../backend';
import type { GridCell, GridChange, GridColumn, GridMark, GridReadings, GridRefusal, GridRow, GridSource, GridTotal } from '../../../components';
import { errorSentence, formatNumber } from '../../../text';
import { shortened } from './grades';
import { CONDITIONS } from './shown';

/** The frozen columns: grades only where the scheme has any. */
export function totalsOf(grades: readonly string[]): GridTotal[] {
  return [
    { title: 'Tổng', width: 58 },
    { title: '%', width: 54 },
    { title: 'Hạng', width: 52 },
    ...(grades.length > 0 ? [{ title: 'Xếp loại', width: 86, words: shortened(grades) }] : []),
  ];
}

/** A column that is shown, and its place in the program's rows. */
export interface ShownColumn {
  column: ProgramColumn;
  place: number;
  /** The part it stands in. */
  section?: string;
}

/** The columns of a folded part. */
export interface FoldedColumn {
  section: string;
  /** Code of the part; empty of one without. */
  code: string;
  title: string;
  /** Places of what it holds in the program's rows. */
  places: number[];
  /** Place of its points in the program's rows; -1: it has none. */
  group: number;
}

export type SheetColumn = ShownColumn | FoldedColumn;

export const isFolded = (column: SheetColumn): column is FoldedColumn => 'places' in column;

/** What a grid is entered into. */
export interface Sheet {
  round: string;
  stage: string;
  /** Who scores, at a stage that several people score; empty otherwise. */
  scorer: string;
  stages: readonly Stage[];
  columns: readonly SheetColumn[];
  /** Those of the program, shown or not, as the cells of its rows stand. */
  all: readonly ProgramColumn[];
  /** Only units of which something is to be looked at. */
  filter?: GridFilter | undefined;
  count: number;
  /** Whether the scheme has grades. */
  graded: boolean;
  /** What fields take that take one of a few words, by the key of their column. */
  words: ReadonlyMap<string, readonly string[]>;
  /** Codes of the criteria that are questions of conditions. */
  conditions: ReadonlySet<string>;
  /** Names of the units by id: refusals name units. */
  names: ReadonlyMap<string, string>;
}

/** Fields of a criterion with its score stand under one head that names it; a lone column is named itself. */
export function columnsOf({ columns: shown, words, conditions }: Pick<Sheet, 'columns' | 'words' | 'conditions'>): GridColumn[] {
  const several = new Set<string>();
  const criterionAt = (index: number): string | undefined => {
    const one = shown[index];
    return one && !isFolded(one) ? one.column.criterion : undefined;
  };
  shown.forEach((_, index) => {
    const criterion = criterionAt(index);
    if (criterion !== undefined && criterionAt(index - 1) === criterion) several.add(criterion);
  });
  return shown.map((one): GridColumn => {
    const section = one.section === undefined ? {} : { section: one.section };
    if (isFolded(one)) {
      return { id: `part ${one.section}`, code: one.code, title: `${formatNumber(one.places.length)} cột đang gập`, width: 54, readonly: true, ...section };
    }
    const { key, criterion, field, code, name, label, unit_of_measure, max, kind } = one.column;
    const points = (field === null || !several.has(criterion)) && !conditions.has(criterion);
    const offered = words.get(key);
    // A lone field of a rule with points of its own is not its points: only what is entered is shown.
    const entered = field !== null && !several.has(criterion) && !conditions.has(criterion) && label !== 'Điểm';
    return {
      id: key,
      code,
      title: several.has(criterion) ? labelOf(label, unit_of_measure) : entered ? `${name}: ${labelOf(label.toLocaleLowerCase('vi'), unit_of_measure)}` : name,
      ...(points && !entered && max !== null && { max }),
      ...(several.has(criterion) && { group: `${code} ${name}` }),
      ...(offered && { words: offered }),
      width: field === null ? SCORE_WIDTH : kind === 'number' ? NUMBER_WIDTH : WORD_WIDTH,
      readonly: field === null,
      ...section,
    };
  });
}

/** Pixels at the usual size of letters: two digits and two decimals beside a mark; six digits; `không đạt`. */
const [SCORE_WIDTH, NUMBER_WIDTH, WORD_WIDTH] = [62, 64, 84];

const labelOf = (label: string, unit: string | null): string => (unit === null ? label : `${label} (${unit})`);

function sourceWords(cell: ProgramCell, { field, asks }: ColumnKind, stages: readonly Stage[], own: string): string {
  const nameOf = (code: string): string => stages.find((stage) => stage.code === code)?.name_vi ?? '';
  const words: string[] = [];
  const computed = field === null;
  if (asks && cell.text === '' && !cell.hidden) return 'chưa ghi, coi là không xảy ra';
  if (cell.hidden) return 'người khác đã chấm; điểm hiện ra sau khi nhập điểm của mình';
  if (cell.na) words.push('không áp dụng');
  else if (cell.missing) words.push('chưa có điểm');
  else if (computed) words.push('tính theo quy tắc');
  else if (cell.fed) words.push('tính từ số liệu đã có');
  else if (cell.text !== '') words.push(nameOf(cell.stage ?? own).toLocaleLowerCase('vi'));
  if (cell.adjusted) words.push('điểm đã điều chỉnh');
  if (asks && cell.text === HAPPENED) words.push('có xảy ra, xem hệ quả ở giải trình');
  if (cell.changed) words.push('khác bước trước');
  if (cell.warned) words.push('có điều cần xem, đọc giải trình');
  if (cell.unproved) words.push('thiếu minh chứng');
  else if (cell.proved) words.push('có minh chứng');
  if (cell.refused) words.push('chưa dùng được, đọc giải trình');
  return words.join(' · ');
}

function toneOf(cell: ProgramCell, { field, asks }: ColumnKind): GridCell['tone'] {
  const computed = field === null;
  if (cell.refused) return 'refused';
  if (asks && cell.text !== HAPPENED) return 'lower';
  if (asks) return 'over';
  if (cell.missing) return 'missing';
  if (cell.warned) return 'over';
  if (computed || cell.fed) return 'computed';
  return cell.stage === undefined && !cell.hidden ? undefined : 'lower';
}

function textOf(cell: ProgramCell, { field, asks }: ColumnKind): string {
  const computed = field === null;
  if (cell.hidden && !computed) return 'ẩn';
  if (asks && cell.text === '') return 'chưa ghi';
  if (cell.missing && cell.text === '' && !computed) return 'thiếu';
  return cell.na && cell.text === '' ? '–' : cell.text;
}

/** Of a folded part: its points, and what is to be looked at shows through. */
function foldedCell(row: ProgramRow, { section, places, group }: FoldedColumn): GridCell {
  const cells = places.map((place) => row.cells[place]);
  if (section === CONDITIONS) {
    const happened = cells.filter((cell) => cell?.text === HAPPENED).length;
    const source = happened > 0 ? `${formatNumber(happened)} điều kiện có xảy ra; Alt → mở ra` : 'các điều kiện đang gập; Alt → mở ra';
    return { text: happened > 0 ? HAPPENED : '…', edit: '', readonly: true, tone: happened > 0 ? 'over' : 'lower', source };
  }
  const any = (mark: 'missing' | 'warned' | 'refused'): boolean => cells.some((cell) => cell?.[mark]);
  const points = row.groups[group] ?? '';
  const adjusted = row.adjusted.includes(section);
  const shown = { text: points || '…', edit: points, readonly: true, ...(adjusted && { marks: ['note' as const] }) };
  const said = (words: string): string => (adjusted ? `điểm điều chỉnh của cả phần · ${words}` : words);
  if (any('refused')) return { ...shown, tone: 'refused', source: said('trong phần đang gập có ô chưa dùng được') };
  if (any('missing')) return { ...shown, tone: 'missing', source: said('trong phần đang gập có ô chưa có điểm') };
  if (any('warned')) return { ...shown, tone: 'over', source: said('trong phần đang gập có điều cần xem') };
  return { ...shown, tone: 'computed', source: said('điểm của phần đang gập; Alt → mở ra') };
}

/** What a cell is: of a field or of points, of a criterion or of the question of a condition. */
interface ColumnKind {
  field: string | null;
  asks: boolean;
}

/** The answer to the question of a condition that has consequences. */
const HAPPENED = 'có';

export function cellOf(cell: ProgramCell, column: ProgramColumn, stages: readonly Stage[], own: string): GridCell {
  const kind = { field: column.field, asks: column.kind === 'occurrence' };
  const source = sourceWords(cell, kind, stages, own);
  const tone = toneOf(cell, kind);
  const has: Record<GridMark, boolean | undefined> = { changed: cell.changed, adjusted: cell.adjusted, unproved: cell.unproved, evidence: cell.proved, note: cell.reason };
  const marks = (Object.keys(has) as GridMark[]).filter((mark) => has[mark]);
  const text = textOf(cell, kind);
  return { text, edit: cell.text, ...(tone && { tone }), ...(marks.length > 0 && { marks }), ...(source && { source }) };
}

/** Whether a rank says anything of a unit: something was entered for it, or the program found all by itself. */
export function isBegun(row: ProgramRow, columns: readonly ProgramColumn[]): boolean {
  const isEntered = (cell: ProgramCell): boolean => (cell.text !== '' && !cell.fed) || cell.na === true || cell.hidden === true;
  return row.missing === 0 || row.cells.some((cell, place) => columns[place]?.field !== null && isEntered(cell));
}

export function rowOf(row: ProgramRow, { all, columns, stages, stage, graded }: Sheet): GridRow {
  const begun = isBegun(row, all);
  return {
    id: row.unit,
    name: row.name,
    cells: columns.map((one) => (isFolded(one) ? foldedCell(row, one) : cellOf(row.cells[one.place] ?? { text: '' }, one.column, stages, stage))),
    totals: [row.total, row.percent, begun ? row.rank : '–', ...(graded ? [begun ? row.grade : ''] : [])],
    ...(row.provisional && { provisional: row.missing > 0 ? `tạm tính, còn ${formatNumber(row.missing)} tiêu chí chưa có điểm` : 'tạm tính' }),
    ...(row.missing > 0 && { note: { text: formatNumber(row.missing), title: `${formatNumber(row.missing)} tiêu chí chưa có điểm` } }),
  };
}

/** The program's column behind one that is shown; none behind a folded part. */
export function programColumn({ columns }: Sheet, id: string): ProgramColumn | undefined {
  for (const one of columns) if (!isFolded(one) && one.column.key === id) return one.column;
  return undefined;
}

/** What is to be entered, as the program takes it. */
export function entriesOf(sheet: Sheet, changes: readonly GridChange[]): CellEntry[] {
  return changes.map(({ rowId, columnId, text }) => {
    const column = programColumn(sheet, columnId);
    return { unit: rowId, criterion: column?.criterion ?? '', field: column?.field ?? '', value: text, scorer: sheet.scorer };
  });
}

/** How a number with a doubtful separator may be read, each written so that the program has no doubt about it. */
function readingsOf({ code, params }: Failure): GridReadings | undefined {
  const { value = '', decimal, grouped } = params;
  if (!['number.ambiguous', 'number.foreign_style'].includes(code) || decimal === undefined || !/^[-+\d\s.,]+%?$/.test(value)) return undefined;
  // Three digits behind a comma might be thousands again; four never are.
  const told = /,\d{3}$/.test(decimal) ? `${decimal}0` : decimal;
  return { decimal: told, ...(grouped !== undefined && { grouped }) };
}

/** Rows come in windows from `score.grid`; what is typed goes through `score.enter`, a block after `score.paste_preview`. */
export function sourceOf(sheet: Sheet, onmoved: (moved: readonly Moved[], changes: readonly GridChange[]) => void): GridSource {
  const { round, stage, scorer, count, filter } = sheet;
  return {
    count,
    load: async (from, wanted) => {
      const grid = await call('score.grid', { round, stage, scorer, from, count: wanted, ...(filter && { filter }) });
      return grid.rows.map((row) => rowOf(row, sheet));
    },
    preview: async (changes) => {
      const preview = await call('score.paste_preview', { round, stage, cells: entriesOf(sheet, changes) });
      const refused: GridRefusal[] = [];
      const accepted = changes.filter((change) => {
        const { criterion, field } = programColumn(sheet, change.columnId) ?? {};
        const fault = preview.refused.find(
          ({ place }) => place.unit === sheet.names.get(change.rowId) && place.criterion === criterion && place.field === field,
        );
        const readings = fault && readingsOf(fault);
        if (fault) refused.push({ ...change, sentence: errorSentence(fault), ...(readings && { readings }) });
        return fault === undefined;
      });
      return { accepted, unchanged: preview.unchanged, refused };
    },
    apply: async (changes) => {
      const entered = await call('score.enter', { round, stage, cells: entriesOf(sheet, changes) });
      onmoved(entered.output, changes);
    },
  };
}
