// The fields that a criterion is entered in.
import type { Criterion } from '../../../backend';
import { asGroup, asItems, type Params } from './params';

/** A field, and what it is called. */
export interface FieldWords {
  field: string;
  label: string;
}

const TARGET_ACTUAL: readonly FieldWords[] = [
  { field: 'T', label: 'Chỉ tiêu' },
  { field: 'A', label: 'Thực hiện' },
];
const VALUE: readonly FieldWords[] = [{ field: 'value', label: 'Số liệu' }];

/** The fields that a kind is entered in and the program's own words for them; those of items are named by the items. */
const FIELDS: Readonly<Record<string, readonly FieldWords[]>> = {
  direct: [{ field: 'value', label: 'Điểm' }],
  ratio: TARGET_ACTUAL,
  ratio_inverse: TARGET_ACTUAL,
  step: TARGET_ACTUAL,
  group_leader: TARGET_ACTUAL,
  band: VALUE,
  group_max: VALUE,
  group_rank: VALUE,
  count: [{ field: 'n', label: 'Số lần' }],
};

/** What an item is entered in: its own field, and the size or the target that its rule asks for beside it. */
function itemFields(item: Params): FieldWords[] {
  const [field, label] = [String(item['id'] ?? ''), String(item['name_vi'] ?? '')];
  const [band, step] = [asGroup(item['band']), asGroup(item['step'])];
  const size = item['band'] !== undefined && band['band_by'] !== undefined ? [{ field: `${field}_size`, label: `${label} – quy mô` }] : [];
  const target = item['step'] !== undefined && step['target'] === undefined ? [{ field: `${field}_target`, label: `${label} – chỉ tiêu` }] : [];
  return [{ field, label }, ...size, ...target];
}

/** The fields that a criterion's rule asks for, with what the program calls them. */
export function ownFields({ kind, params }: Criterion): FieldWords[] {
  const items = asItems(params?.['items']).flatMap(itemFields);
  const usual = (FIELDS[kind ?? ''] ?? []).filter(({ field }) => field !== 'T' || params?.['target'] === undefined);
  const base = kind === 'base_adjust' && params?.['base_bands'] !== undefined ? VALUE : [];
  const size = kind === 'band' && params?.['band_by'] !== undefined ? [{ field: 'size', label: 'Quy mô' }] : [];
  // A count of items may have a single one of its own beside them.
  const single = kind === 'count' && params?.['per'] !== undefined ? usual : [];
  return items.length > 0 ? [...base, ...items, ...single] : [...usual, ...base, ...size];
}

/** All that is entered for a criterion: what its rule asks for, and the numbers of its own that it computes them from. */
export function fieldsOf(criterion: Criterion): FieldWords[] {
  const own = ownFields(criterion);
  const others = new Set((criterion.derived ?? []).flatMap(({ of }) => of).filter((name) => !own.some(({ field }) => field === name)));
  return [...own, ...[...others].map((field) => ({ field, label: field }))];
}
