// The units that take part in a movement as a grid: a row a unit, what it registered for and its own plan.
import { call, type MovementRegistrations, type RegistrationCells, type RegistrationField, type RegistrationRow, type RegistrationStep } from '../../backend';
import type { GridCell, GridChange, GridColumn, GridRefusal, GridRow, GridSource } from '../../components';
import { errorSentence, formatDate, formatNumber } from '../../text';

export const STEPS: Record<RegistrationStep, string> = {
  register: 'Chưa đăng ký',
  disseminate: 'Chưa phổ biến kế hoạch',
  plan: 'Chưa có kế hoạch',
  targets: 'Chưa có chỉ tiêu riêng',
};

export const COLUMNS: GridColumn[] = [
  { id: 'date', code: '1', title: 'Ngày đăng ký', group: 'Đăng ký, giao ước', width: 112 },
  { id: 'aim', code: '2', title: 'Danh hiệu, mô hình', group: 'Đăng ký, giao ước', left: true, width: 170 },
  { id: 'pledge', code: '3', title: 'Nội dung giao ước', group: 'Đăng ký, giao ước', left: true, width: 170 },
  { id: 'disseminated', code: '4', title: 'Ngày phổ biến kế hoạch', group: 'Kế hoạch của đơn vị', width: 112 },
  { id: 'plan_number', code: '5', title: 'Số kế hoạch', group: 'Kế hoạch của đơn vị', left: true, width: 110 },
  { id: 'plan_date', code: '6', title: 'Ngày kế hoạch', group: 'Kế hoạch của đơn vị', width: 112 },
  { id: 'own_targets', code: '7', title: 'Chỉ tiêu của đơn vị', group: 'Kế hoạch của đơn vị', left: true, width: 180 },
  { id: 'note', code: '8', title: 'Ghi chú', left: true, width: 130 },
];

const OWED: Partial<Record<RegistrationField, RegistrationStep>> = { date: 'register', disseminated: 'disseminate', plan_number: 'plan', own_targets: 'targets' };

function cellOf(row: RegistrationRow, field: RegistrationField): GridCell {
  const value = row[field] ?? '';
  const text = ['date', 'disseminated', 'plan_date'].includes(field) ? formatDate(value) : value;
  // A cell is one line: several are edited in the form beside the grid.
  if (text.includes('\n')) return { text: text.replaceAll('\n', ' / '), readonly: true, source: 'nhiều dòng: sửa ở biểu mẫu bên phải' };
  const owed = OWED[field];
  // Words in place of a number, “chưa ban hành”, are kept and are no plan.
  if (text !== '') return owed && row.missing.includes(owed) ? { text, tone: 'missing', source: STEPS[owed].toLowerCase() } : { text };
  if (owed && row.missing.includes(owed)) return { text: 'chưa', edit: '', tone: 'missing', source: STEPS[owed].toLowerCase() };
  if (field === 'own_targets' && row.aims > 0) return { text: `${formatNumber(row.aims)} mức giao`, edit: '', tone: 'lower', source: 'theo mức giao ở phần Theo dõi chỉ tiêu' };
  return { text: '' };
}

const rowOf = (row: RegistrationRow): GridRow => ({
  id: row.unit_id,
  name: row.unit_name,
  cells: COLUMNS.map(({ id }) => cellOf(row, id as RegistrationField)),
  totals: [],
  ...(row.missing.length > 0 && { note: { text: formatNumber(row.missing.length), title: row.missing.map((step) => STEPS[step]).join(', ') } }),
});

/** The units that are shown: all, or those that have not done a step. */
export const shownOf = ({ rows }: MovementRegistrations, only: RegistrationStep | null): RegistrationRow[] => rows.filter(({ missing }) => only === null || missing.includes(only));

/** Rows come from `movement.registrations`; what is typed goes through `movement.registration_enter`, a block after a look at it. */
export function sourceOf(id: string, only: ReadonlySet<string> | undefined, count: number): GridSource {
  const request = (changes: readonly GridChange[]): RegistrationCells => ({
    id,
    cells: changes.map(({ rowId, columnId, text }) => ({ unit_id: rowId, field: columnId as RegistrationField, text })),
  });
  return {
    count,
    load: async (from, wanted) => {
      const { rows } = await call('movement.registrations', { id });
      return rows.filter(({ unit_id }) => only?.has(unit_id) ?? true).slice(from, from + wanted).map(rowOf);
    },
    preview: async (changes) => {
      const preview = await call('movement.registration_preview', request(changes));
      const reasons = new Map(preview.refused.map(({ cell, failure }) => [cell, errorSentence(failure)]));
      const refused = changes.flatMap((change, place): GridRefusal[] => {
        const sentence = reasons.get(place);
        return sentence === undefined ? [] : [{ ...change, sentence }];
      });
      return { accepted: changes.filter((_, place) => !reasons.has(place)), unchanged: preview.unchanged, refused };
    },
    apply: async (changes) => {
      await call('movement.registration_enter', request(changes));
    },
  };
}
