// The program's grid as the pattern shows it: columns under the head of their criterion, cells with their marks in words.
import { call, type CellEntry, type GridCell as ProgramCell, type GridColumn as ProgramColumn, type GridFilter, type GridRow as ProgramRow, type Moved, type Stage } from '../../../backend';
import type { GridCell, GridChange, GridColumn, GridMark, GridRefusal, GridRow, GridSource, GridTotal } from '../../../components';
import { errorSentence, formatNumber } from '../../../text';
import { shortened } from './grades';

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
  /** Only units of which something is to be looked at. */
  filter?: GridFilter | undefined;
  count: number;
  /** Whether the scheme has grades. */
  graded: boolean;
  /** Names of the units by id: refusals name units. */
  names: ReadonlyMap<string, string>;
}

/** Fields of a criterion with its score stand under one head that names it; a lone column is named itself. */
export function columnsOf(shown: readonly SheetColumn[]): GridColumn[] {
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
      return { id: `part ${one.section}`, code: one.section, title: `${formatNumber(one.places.length)} cột đang gập`, width: 54, readonly: true, ...section };
    }
    const { key, criterion, field, code, name, label, unit_of_measure, max } = one.column;
    const points = field === null || !several.has(criterion);
    return {
      id: key,
      code,
      title: several.has(criterion) ? (unit_of_measure === null ? label : `${label} (${unit_of_measure})`) : name,
      ...(points && max !== null && { max }),
      ...(several.has(criterion) && { group: `${code} ${name}` }),
      width: field === null ? 54 : 64,
      readonly: field === null,
      ...section,
    };
  });
}

function sourceWords(cell: ProgramCell, computed: boolean, stages: readonly Stage[], own: string): string {
  const nameOf = (code: string): string => stages.find((stage) => stage.code === code)?.name_vi ?? '';
  const words: string[] = [];
  if (cell.hidden) return 'người khác đã chấm; điểm hiện ra sau khi nhập điểm của mình';
  if (cell.na) words.push('không áp dụng');
  else if (cell.missing) words.push('chưa có điểm');
  else if (computed) words.push('tính theo quy tắc');
  else if (cell.fed) words.push('tính từ số liệu đã có');
  else if (cell.text !== '') words.push(nameOf(cell.stage ?? own).toLocaleLowerCase('vi'));
  if (cell.changed) words.push('khác bước trước');
  if (cell.warned) words.push('có điều cần xem, đọc giải trình');
  if (cell.unproved) words.push('thiếu minh chứng');
  else if (cell.proved) words.push('có minh chứng');
  if (cell.refused) words.push('chưa dùng được, đọc giải trình');
  return words.join(' · ');
}

function toneOf(cell: ProgramCell, computed: boolean): GridCell['tone'] {
  if (cell.refused) return 'refused';
  if (cell.missing) return 'missing';
  if (cell.warned) return 'over';
  if (computed || cell.fed) return 'computed';
  return cell.stage === undefined && !cell.hidden ? undefined : 'lower';
}

function textOf(cell: ProgramCell, computed: boolean): string {
  if (cell.hidden && !computed) return 'ẩn';
  if (cell.missing && cell.text === '' && !computed) return 'thiếu';
  return cell.na && cell.text === '' ? '–' : cell.text;
}

/** Of a folded part: its points, and what is to be looked at shows through. */
function foldedCell(row: ProgramRow, { section, places, group }: FoldedColumn): GridCell {
  const cells = places.map((place) => row.cells[place]);
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

export function cellOf(cell: ProgramCell, column: ProgramColumn, stages: readonly Stage[], own: string): GridCell {
  const computed = column.field === null;
  const source = sourceWords(cell, computed, stages, own);
  const tone = toneOf(cell, computed);
  const has: Record<GridMark, boolean | undefined> = { changed: cell.changed, unproved: cell.unproved, evidence: cell.proved, note: cell.reason };
  const marks = (Object.keys(has) as GridMark[]).filter((mark) => has[mark]);
  const text = textOf(cell, computed);
  return { text, edit: cell.text, ...(tone && { tone }), ...(marks.length > 0 && { marks }), ...(source && { source }) };
}

export function rowOf(row: ProgramRow, { columns, stages, stage, graded }: Sheet): GridRow {
  return {
    id: row.unit,
    name: row.name,
    cells: columns.map((one) => (isFolded(one) ? foldedCell(row, one) : cellOf(row.cells[one.place] ?? { text: '' }, one.column, stages, stage))),
    totals: [row.total, row.percent, row.rank, ...(graded ? [row.grade] : [])],
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

/** Rows come in windows from `score.grid`; what is typed goes through `score.enter`, a block after `score.paste_preview`. */
export function sourceOf(sheet: Sheet, onmoved: (moved: readonly Moved[], entered: ReadonlySet<string>) => void): GridSource {
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
        if (fault) refused.push({ ...change, sentence: errorSentence(fault) });
        return fault === undefined;
      });
      return { accepted, refused };
    },
    apply: async (changes) => {
      const entered = await call('score.enter', { round, stage, cells: entriesOf(sheet, changes) });
      onmoved(entered.output, new Set(changes.map(({ rowId }) => rowId)));
    },
  };
}
