// A movement's targets as a grid: a row a unit, under each target what is entered and how much of the aim that is.
import { call, type MovementTarget, type MovementTargetCell, type MovementTargets, type MovementTargetUnit, type TargetCells, type TargetField } from '../../backend';
import type { GridCell, GridChange, GridColumn, GridRefusal, GridRow, GridSource } from '../../components';
import { editNumber, errorSentence, formatDate, formatNumber } from '../../text';

/** What is entered into the grid. */
export interface TargetSheet {
  movement: string;
  period: string;
  field: TargetField;
  /** The day and the paper of the reports that are entered. */
  date: string | null;
  source: string;
  targets: readonly MovementTarget[];
  /** Only these units; all of them when absent. */
  only?: ReadonlySet<string> | undefined;
  count: number;
}

const PERCENT = 'percent ';
const [NUMBER_WIDTH, PERCENT_WIDTH] = [92, 74];

/** `≥ 90 %`, `≤ 20 vụ`, `chung ≥ 1.000 cây`; empty where the plan names no number. */
export function aimWords({ aim, direction, shared, unit_of_measure }: MovementTarget): string {
  if (aim === null) return '';
  const words = `${direction === 'at_most' ? '≤' : '≥'} ${formatNumber(aim)} ${unit_of_measure}`.trim();
  return shared ? `chung ${words}` : words;
}

export function columnsOf(targets: readonly MovementTarget[], field: TargetField): GridColumn[] {
  return targets.flatMap((target, place): GridColumn[] => {
    const code = String(place + 1);
    const group = `${code}. ${target.name}`;
    const measured = target.unit_of_measure === '' ? '' : ` (${target.unit_of_measure})`;
    return [
      { id: target.id, code, title: `${field === 'aim' ? 'Mức giao' : 'Kết quả'}${measured}`, group, width: NUMBER_WIDTH },
      { id: PERCENT + target.id, code, title: '% so với mức giao', group, width: PERCENT_WIDTH, readonly: true, derived: true },
    ];
  });
}

const periodNames = (periods: readonly string[], names: ReadonlyMap<string, string>): string => periods.map((period) => names.get(period) ?? period).join(', ');

function enteredCell({ figure, followed }: MovementTargetCell, field: TargetField, names: ReadonlyMap<string, string>): GridCell {
  const own = field === 'aim' ? figure?.aim : figure?.value;
  if (own !== null && own !== undefined) {
    const said = [figure?.date ? `báo cáo ngày ${formatDate(figure.date)}` : '', figure?.source ?? '', figure?.note ?? ''].filter((words) => words !== '');
    const noted = field === 'value' && (figure?.source ?? '') !== '';
    return { text: formatNumber(own), edit: editNumber(own), ...(noted && { marks: ['evidence' as const] }), ...(said.length > 0 && { source: said.join(' · ') }) };
  }
  const through = field === 'aim' ? followed.aim : followed.value;
  if (through === null) return field === 'value' ? { text: 'thiếu', edit: '', tone: 'missing', source: 'chưa báo cáo' } : { text: '', source: 'chưa giao' };
  const source = field === 'aim' ? (followed.own_aim ? 'giao ở kỳ khác' : 'theo mức phấn đấu của phong trào') : `theo báo cáo ${periodNames(followed.counted, names)}`;
  return { text: formatNumber(through), edit: '', tone: 'lower', source };
}

/** `76,5 trên 90; theo Quý I/2026`. */
function percentCell({ followed, percent_text }: MovementTargetCell, names: ReadonlyMap<string, string>): GridCell {
  const { value, aim, met, counted, left_out } = followed;
  if (value === null) return { text: '', readonly: true, source: 'chưa báo cáo' };
  const words = [aim === null ? 'chưa có mức giao' : `${met ? 'đạt' : 'chưa đạt'}: ${formatNumber(value)} so với ${formatNumber(aim)}`, `theo ${periodNames(counted, names)}`];
  if (left_out.length > 0) words.push(`không cộng ${periodNames(left_out, names)} vì đã có kỳ dài hơn`);
  const text = percent_text || (met === true ? 'đạt' : met === false ? 'chưa đạt' : '–');
  return { text, readonly: true, tone: met === false ? 'over' : 'computed', source: words.join(' · ') };
}

function rowOf(unit: MovementTargetUnit, field: TargetField, names: ReadonlyMap<string, string>): GridRow {
  const cells = unit.cells.flatMap((cell) => [enteredCell(cell, field, names), percentCell(cell, names)]);
  const missing = `${formatNumber(unit.missing)} chỉ tiêu chưa báo cáo`;
  return { id: unit.unit_id, name: unit.unit_name, cells, totals: [], ...(unit.missing > 0 && { note: { text: formatNumber(unit.missing), title: missing } }) };
}

export function rowsOf({ units, periods }: MovementTargets, { field, only }: Pick<TargetSheet, 'field' | 'only'>): GridRow[] {
  const names = new Map(periods.map(({ period, name }) => [period, name]));
  return units.filter(({ unit_id }) => only?.has(unit_id) ?? true).map((unit) => rowOf(unit, field, names));
}

/** Rows come from `movement.targets`; what is typed goes through `movement.target_enter`, a block after a look at it. */
export function sourceOf(sheet: TargetSheet): GridSource {
  const { movement: id, period, field } = sheet;
  const request = (changes: readonly GridChange[]): TargetCells => ({
    id,
    period,
    field,
    source: sheet.source,
    ...(sheet.date !== null && { date: sheet.date }),
    cells: changes.map(({ rowId, columnId, text }) => ({ unit_id: rowId, target_id: columnId, text })),
  });
  return {
    count: sheet.count,
    load: async (from, wanted) => rowsOf(await call('movement.targets', { id, period }), sheet).slice(from, from + wanted),
    preview: async (changes) => {
      const preview = await call('movement.target_preview', request(changes));
      const reasons = new Map(preview.refused.map(({ cell, failure }) => [cell, errorSentence(failure)]));
      const refused = changes.flatMap((change, place): GridRefusal[] => {
        const sentence = reasons.get(place);
        return sentence === undefined ? [] : [{ ...change, sentence }];
      });
      return { accepted: changes.filter((_, place) => !reasons.has(place)), unchanged: preview.unchanged, refused };
    },
    apply: async (changes) => {
      await call('movement.target_enter', request(changes));
    },
  };
}
