// What units came to in a movement in a year as a grid: a row a unit, its result, its head's responsibility, how it was evaluated.
import { call, type MovementResultCells, type MovementResultField, type MovementResultRow } from '../../backend';
import type { GridCell, GridChange, GridColumn, GridRefusal, GridRow, GridSource } from '../../components';
import { errorSentence } from '../../text';

export const LEVELS = ['Hoàn thành xuất sắc', 'Hoàn thành tốt', 'Hoàn thành', 'Chưa hoàn thành'];

export const COLUMNS: GridColumn[] = [
  { id: 'level', code: '1', title: 'Kết quả', left: true, width: 158, words: LEVELS },
  { id: 'head', code: '2', title: 'Người đứng đầu', left: true, width: 150, readonly: true, derived: true },
  { id: 'responsibility', code: '3', title: 'Trách nhiệm người đứng đầu', left: true, width: 170 },
  { id: 'note', code: '4', title: 'Ghi chú', left: true, width: 70 },
  { id: 'evaluation', code: '5', title: 'Xếp loại năm', left: true, width: 146, readonly: true, derived: true },
];

function noteCell(note: string): GridCell {
  if (note.includes('\n')) return { text: note.replaceAll('\n', ' / '), readonly: true, source: 'nhiều dòng' };
  return { text: note };
}

function rowOf(row: MovementResultRow): GridRow {
  const level: GridCell = row.level_name === '' ? { text: 'chưa', edit: '', tone: 'missing', source: 'chưa đánh giá' } : { text: row.level_name };
  const evaluation: GridCell = row.evaluation ? { text: row.evaluation_name, readonly: true } : { text: '', readonly: true, source: 'chưa xếp loại năm' };
  return {
    id: row.unit_id,
    name: row.unit_name,
    cells: [level, { text: row.head, readonly: true }, { text: row.responsibility }, noteCell(row.note), evaluation],
    totals: [],
  };
}

/** Rows come from `movement.results`; what is typed goes through `movement.result_enter`, a block after a look at it. */
export function sourceOf(id: string, year: number, only: ReadonlySet<string> | undefined, count: number): GridSource {
  const request = (changes: readonly GridChange[]): MovementResultCells => ({
    id,
    year,
    cells: changes.map(({ rowId, columnId, text }) => ({ unit_id: rowId, field: columnId as MovementResultField, text })),
  });
  return {
    count,
    load: async (from, wanted) => {
      const { rows } = await call('movement.results', { id, year });
      return rows.filter(({ unit_id }) => only?.has(unit_id) ?? true).slice(from, from + wanted).map(rowOf);
    },
    preview: async (changes) => {
      const preview = await call('movement.result_preview', request(changes));
      const reasons = new Map(preview.refused.map(({ cell, failure }) => [cell, errorSentence(failure)]));
      const refused = changes.flatMap((change, place): GridRefusal[] => {
        const sentence = reasons.get(place);
        return sentence === undefined ? [] : [{ ...change, sentence }];
      });
      return { accepted: changes.filter((_, place) => !reasons.has(place)), unchanged: preview.unchanged, refused };
    },
    apply: async (changes) => {
      await call('movement.result_enter', request(changes));
    },
  };
}
