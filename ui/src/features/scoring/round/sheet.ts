// The program's grid as the pattern shows it: columns under the head of their criterion, cells with their marks in words.
import { call, type GridCell as ProgramCell, type GridColumn as ProgramColumn, type GridFilter, type GridRow as ProgramRow, type Moved, type Stage } from '../../../backend';
import type { GridCell, GridChange, GridColumn, GridMark, GridRefusal, GridRow, GridSource, GridTotal } from '../../../components';
import { errorSentence } from '../../../text';
import { shortened } from './grades';

/** The frozen columns: grades only where the scheme has any. */
export function totalsOf(grades: readonly string[]): GridTotal[] {
  return [
    { title: 'Tổng', width: 58 },
    { title: '%', width: 54 },
    { title: 'Hạng', width: 47 },
    ...(grades.length > 0 ? [{ title: 'Xếp loại', width: 86, words: shortened(grades) }] : []),
  ];
}

/** A column that is shown, and its place in the program's rows. */
export interface ShownColumn {
  column: ProgramColumn;
  place: number;
}

/** What a grid is entered into. */
export interface Sheet {
  round: string;
  stage: string;
  /** Who scores, at a stage that several people score; empty otherwise. */
  scorer: string;
  /** Only the units that need a look; null: all of them. */
  filter: GridFilter | null;
  stages: readonly Stage[];
  columns: readonly ShownColumn[];
  count: number;
  /** Whether the scheme has grades. */
  graded: boolean;
  /** Names of the units by id: refusals name units. */
  names: ReadonlyMap<string, string>;
}

/** Fields of a criterion with its score stand under one head that names it; a lone column is named itself. */
export function columnsOf(shown: readonly ShownColumn[]): GridColumn[] {
  const several = new Set<string>();
  shown.forEach(({ column }, index) => {
    if (shown[index - 1]?.column.criterion === column.criterion) several.add(column.criterion);
  });
  return shown.map(({ column: { key, criterion, field, code, name, label, unit_of_measure, max } }): GridColumn => {
    const points = field === null || !several.has(criterion);
    return {
      id: key,
      code,
      title: several.has(criterion) ? (unit_of_measure === null ? label : `${label} (${unit_of_measure})`) : name,
      ...(points && max !== null && { max }),
      ...(several.has(criterion) && { group: `${code} ${name}` }),
      width: field === null ? 54 : 64,
      readonly: field === null,
    };
  });
}

function sourceWords(cell: ProgramCell, computed: boolean, stages: readonly Stage[], own: string): string {
  const nameOf = (code: string): string => stages.find((stage) => stage.code === code)?.name_vi ?? '';
  if (cell.hidden) return 'điểm của người khác còn ẩn';
  const words: string[] = [];
  if (cell.na) words.push('không áp dụng');
  else if (cell.missing) words.push('chưa có điểm');
  else if (computed) words.push('tính theo quy tắc');
  else if (cell.fed) words.push('tính từ số liệu đã có');
  else if (cell.text !== '') words.push(nameOf(cell.stage ?? own).toLocaleLowerCase('vi'));
  if (cell.changed) words.push('khác bước trước');
  if (cell.warned) words.push('có điều cần xem, đọc giải trình');
  if (cell.refused) words.push('chưa dùng được, đọc giải trình');
  return words.join(' · ');
}

function toneOf(cell: ProgramCell, computed: boolean): GridCell['tone'] {
  if (cell.refused) return 'refused';
  if (cell.missing) return 'missing';
  if (cell.warned) return 'over';
  if (computed || cell.fed) return 'computed';
  return cell.stage === undefined ? undefined : 'lower';
}

export function cellOf(cell: ProgramCell, column: ProgramColumn, stages: readonly Stage[], own: string): GridCell {
  const computed = column.field === null;
  const source = sourceWords(cell, computed, stages, own);
  const tone = toneOf(cell, computed);
  const marks: GridMark[] = [...(cell.changed ? (['changed'] as const) : []), ...(cell.reason ? (['note'] as const) : [])];
  const text = cell.missing && cell.text === '' && !computed ? 'thiếu' : cell.na && cell.text === '' ? '–' : cell.text;
  return { text, edit: cell.text, ...(tone && { tone }), ...(marks.length > 0 && { marks }), ...(source && { source }) };
}

export function rowOf(row: ProgramRow, { columns, stages, stage, graded }: Sheet): GridRow {
  return {
    id: row.unit,
    name: row.name,
    cells: columns.map(({ column, place }) => cellOf(row.cells[place] ?? { text: '' }, column, stages, stage)),
    totals: [row.total, row.percent, row.rank, ...(graded ? [row.grade] : [])],
  };
}

/** Rows come in windows from `score.grid`; what is typed goes through `score.enter`, a block after `score.paste_preview`. */
export function sourceOf(sheet: Sheet, onmoved: (moved: readonly Moved[], entered: ReadonlySet<string>) => void): GridSource {
  const { round, stage, scorer, filter, count } = sheet;
  const column = (id: string): ProgramColumn | undefined => sheet.columns.find(({ column: { key } }) => key === id)?.column;
  const cells = (changes: readonly GridChange[]) =>
    changes.map(({ rowId, columnId, text }) => ({
      unit: rowId,
      criterion: column(columnId)?.criterion ?? '',
      field: column(columnId)?.field ?? '',
      value: text,
      scorer,
    }));
  return {
    count,
    load: async (from, wanted) => {
      const grid = await call('score.grid', { round, stage, scorer, from, count: wanted, ...(filter !== null && { filter }) });
      return grid.rows.map((row) => rowOf(row, sheet));
    },
    preview: async (changes) => {
      const preview = await call('score.paste_preview', { round, stage, cells: cells(changes) });
      const refused: GridRefusal[] = [];
      const accepted = changes.filter((change) => {
        const { criterion, field } = column(change.columnId) ?? {};
        const fault = preview.refused.find(
          ({ place }) => place.unit === sheet.names.get(change.rowId) && place.criterion === criterion && place.field === field,
        );
        if (fault) refused.push({ ...change, sentence: errorSentence(fault) });
        return fault === undefined;
      });
      return { accepted, refused };
    },
    apply: async (changes) => {
      const entered = await call('score.enter', { round, stage, cells: cells(changes) });
      onmoved(entered.output, new Set(changes.map(({ rowId }) => rowId)));
    },
  };
}
