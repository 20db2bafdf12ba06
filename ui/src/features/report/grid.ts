// The reports of a movement as a grid: a row a unit, a column a report, in each cell the day on which it came.
import { call, type MovementReports, type Report, type ReportCell, type ReportEntry, type ReportState, type ReportUnit } from '../../backend';
import type { GridCell, GridChange, GridColumn, GridRefusal, GridRow, GridSource } from '../../components';
import { errorSentence, formatDate, formatNumber } from '../../text';

const WORDS: Record<ReportState, string> = { in_time: 'đúng hạn', late: 'nộp trễ', awaited: 'chưa đến hạn', missing: 'quá hạn, chưa nộp' };
const WIDTH = 118;

/** The fields of a report that can be saved, without what is shown beside them. */
export function fieldsOf({ id, unit_id, name, movement_id, due, received, number, date, note }: Report): Report {
  return {
    ...(id !== undefined && { id }),
    unit_id,
    name,
    ...(movement_id !== undefined && { movement_id }),
    due,
    ...(received !== undefined && { received }),
    number,
    ...(date !== undefined && { date }),
    note,
  };
}

export function columnsOf({ columns }: MovementReports): GridColumn[] {
  return columns.map(({ name, due, received, of }, place) => ({
    id: String(place),
    code: `hạn ${formatDate(due)}`,
    title: `${name} (${formatNumber(received)}/${formatNumber(of)})`,
    width: WIDTH,
  }));
}

function cellOf(cell: ReportCell | null): GridCell {
  if (cell === null) return { text: '–', edit: '', source: 'không phải nộp' };
  const { received, state, number, date, files } = cell;
  const paper = [number && `số ${number}`, date && `ngày ${formatDate(date)}`, files > 0 && `${formatNumber(files)} tệp`].filter(Boolean).join(', ');
  const marks = files > 0 ? { marks: ['evidence' as const] } : {};
  if (received) return { text: formatDate(received), source: [WORDS[state], paper].filter(Boolean).join('; '), ...marks, ...(state === 'late' && { tone: 'over' as const }) };
  return state === 'missing' ? { text: 'thiếu', edit: '', tone: 'missing', source: WORDS[state] } : { text: '', source: WORDS[state] };
}

const rowOf = ({ unit_id, unit_name, ended, missing, cells }: ReportUnit): GridRow => ({
  id: unit_id,
  name: ended ? `${unit_name} (đến ${formatDate(ended)})` : unit_name,
  cells: cells.map(cellOf),
  totals: [],
  ...(missing > 0 && { note: { text: formatNumber(missing), title: `${formatNumber(missing)} báo cáo quá hạn, chưa nộp` } }),
});

/** Rows come from `report.grid`; what is typed goes through `report.enter`, a block after a look at it. */
export function sourceOf(data: MovementReports, only: ReadonlySet<string> | undefined, count: number): GridSource {
  const request = (changes: readonly GridChange[]): ReportEntry => ({
    movement_id: data.id,
    cells: changes.map(({ rowId, columnId, text }) => {
      const column = data.columns[Number(columnId)];
      return { unit_id: rowId, name: column?.name ?? '', due: column?.due ?? '', text };
    }),
  });
  return {
    count,
    load: async (from, wanted) => {
      const { units } = await call('report.grid', { id: data.id });
      return units.filter(({ unit_id }) => only?.has(unit_id) ?? true).slice(from, from + wanted).map(rowOf);
    },
    preview: async (changes) => {
      const preview = await call('report.preview', request(changes));
      const reasons = new Map(preview.refused.map(({ cell, failure }) => [cell, errorSentence(failure)]));
      const refused = changes.flatMap((change, place): GridRefusal[] => {
        const sentence = reasons.get(place);
        return sentence === undefined ? [] : [{ ...change, sentence }];
      });
      return { accepted: changes.filter((_, place) => !reasons.has(place)), unchanged: preview.unchanged, refused };
    },
    apply: async (changes) => {
      await call('report.enter', request(changes));
    },
  };
}
