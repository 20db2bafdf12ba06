// What each kind of criterion can be told: its parameters and fields, as a form shows them. The shapes are those of assets/schemes/README.md.
import type { Criterion } from '../../../backend';
import { without } from './without';

export type ParamType = 'number' | 'flag' | 'choice' | 'text' | 'list' | 'numbers' | 'object';

export interface ParamOption {
  value: string;
  label: string;
}

export interface Param {
  name: string;
  label: string;
  type: ParamType;
  hint?: string;
  /** Of a choice: the program's words with ours; the first is what holds when nothing is stated. */
  options?: readonly ParamOption[];
  /** Of a flag: what holds when nothing is stated. */
  usual?: boolean;
  /** Of a list: the parts of an item; of an object: its own. */
  parts?: readonly Param[];
  /** The ways of entry (`type`) of an item that have it; without it all have. */
  of?: readonly string[];
  /** Of a list: words of its button. */
  add?: string;
}

const LIMITS: readonly Param[] = [
  { name: 'ge', label: 'Từ (≥)', type: 'number' },
  { name: 'gt', label: 'Trên (>)', type: 'number' },
  { name: 'lt', label: 'Dưới (<)', type: 'number' },
  { name: 'le', label: 'Đến (≤)', type: 'number' },
];

const SCORE: Param = { name: 'score', label: 'Điểm', type: 'number' };
const BANDS: Param = { name: 'bands', label: 'Các khung, khung đầu tiên khớp được tính', type: 'list', add: 'Thêm khung', parts: [...LIMITS, SCORE] };
const OTHERWISE: Param = { name: 'else', label: 'Ngoài các khung', type: 'number', hint: 'Để trống: 0 điểm' };
/** Bands of one value, or tables of them by the size or class of the unit. */
const BAND: readonly Param[] = [
  BANDS,
  { name: 'band_by', label: 'Hoặc nhiều bảng khung theo quy mô của đơn vị', type: 'list', add: 'Thêm bảng theo quy mô', parts: [...LIMITS, BANDS, OTHERWISE] },
  OTHERWISE,
];

const STEP: readonly Param[] = [
  { name: 'target', label: 'Chỉ tiêu chung', type: 'number', hint: 'Để trống: mỗi đơn vị một chỉ tiêu, nhập trong bảng điểm' },
  { name: 'step', label: 'Mỗi bước', type: 'number', hint: 'Để trống: 1' },
  { name: 'per_short', label: 'Thiếu mỗi bước trừ', type: 'number' },
  { name: 'per_over', label: 'Vượt mỗi bước cộng', type: 'number' },
  {
    name: 'count',
    label: 'Phần chưa đủ một bước',
    type: 'choice',
    options: [
      { value: 'floor', label: 'bỏ' },
      { value: 'ceil', label: 'tính tròn một bước' },
      { value: 'exact', label: 'tính theo tỷ lệ' },
    ],
  },
  { name: 'relative', label: 'Bước tính theo phần trăm của chỉ tiêu', type: 'flag', usual: false },
  { name: 'short_cap', label: 'Trừ nhiều nhất', type: 'number' },
  { name: 'over_cap', label: 'Cộng nhiều nhất', type: 'number' },
];

const ITEMS: readonly Param[] = [
  { name: 'id', label: 'Mã', type: 'text' },
  { name: 'name_vi', label: 'Nội dung', type: 'text' },
  { name: 'per', label: 'Mỗi lần', type: 'number', of: ['count', 'flag'] },
  { name: 'cap', label: 'Trần', type: 'number' },
  { name: 'one_of', label: 'Chỉ tính một', type: 'text' },
];

const LEVELS: readonly Param[] = [
  { name: 'level', label: 'Mức', type: 'text' },
  { name: 'score', label: 'Điểm', type: 'number' },
];

const CLAIMS: Param = {
  name: 'type',
  label: 'Cách nhập',
  type: 'choice',
  options: [
    { value: 'count', label: 'số lần' },
    { value: 'flag', label: 'có / không' },
    { value: 'claim', label: 'điểm đề nghị' },
    { value: 'band', label: 'theo khung' },
    { value: 'step', label: 'theo bước lệch' },
  ],
};
const BY_BAND: Param = { name: 'band', label: 'Khung của khoản này', type: 'object', parts: BAND, of: ['band'] };
const BY_STEP: Param = { name: 'step', label: 'Bước lệch của khoản này', type: 'object', parts: STEP, of: ['step'] };

const LOWER: Param = { name: 'lower_is_better', label: 'Thấp hơn là tốt hơn', type: 'flag', usual: false };

export const PARAMS: Readonly<Record<string, readonly Param[]>> = {
  direct: [],
  binary: [{ name: 'partial', label: 'Nhận cả điểm ở giữa', type: 'flag', usual: false }],
  choice: [{ name: 'options', label: 'Các mức, theo thứ tự in', type: 'list', add: 'Thêm mức', parts: LEVELS }],
  ratio: [
    { name: 'cap', label: 'Không quá điểm tối đa', type: 'flag', usual: true },
    { name: 'ceiling', label: 'Hoặc nhiều nhất bao nhiêu lần điểm tối đa', type: 'number', hint: 'Vượt chỉ tiêu được thêm điểm tới mức này: 1,2' },
    { name: 'threshold', label: 'Dưới tỷ lệ này thì 0 điểm', type: 'number', hint: 'Phần của 1: 0,5 là 50 %' },
    {
      name: 'zero_target',
      label: 'Chỉ tiêu bằng 0',
      type: 'choice',
      options: [
        { value: 'na', label: 'không áp dụng' },
        { value: 'full', label: 'đạt điểm tối đa' },
        { value: 'zero', label: '0 điểm' },
      ],
    },
  ],
  ratio_inverse: [{ name: 'linear', label: 'Giảm đều: điểm = tối đa × (2 − thực hiện / chỉ tiêu)', type: 'flag', usual: false }],
  band: BAND,
  step: STEP,
  count: [
    { name: 'start', label: 'Khởi điểm', type: 'number', hint: 'Để trống: 0' },
    { name: 'per', label: 'Mỗi lần', type: 'number', hint: 'Số âm là trừ; để trống khi có nhiều loại việc' },
    { name: 'cap', label: 'Nhiều nhất', type: 'number' },
    { name: 'items', label: 'Các loại việc', type: 'list', add: 'Thêm loại việc', parts: ITEMS },
  ],
  base_adjust: [
    { name: 'base', label: 'Điểm chuẩn', type: 'number', hint: 'Để trống: điểm tối đa' },
    { name: 'bonus_cap', label: 'Cộng nhiều nhất', type: 'number' },
    { name: 'deduct_cap', label: 'Trừ nhiều nhất', type: 'number' },
    { name: 'net_cap', label: 'Cộng trừ gộp lại không quá', type: 'number' },
    { name: 'max_total', label: 'Không vượt điểm tối đa', type: 'flag', usual: false },
    { name: 'base_bands', label: 'Hoặc điểm chuẩn theo khung của số liệu', type: 'object', parts: [BANDS, OTHERWISE] },
    { name: 'base_options', label: 'Hoặc điểm chuẩn theo mức', type: 'list', add: 'Thêm mức', parts: LEVELS },
    { name: 'items', label: 'Các khoản cộng, trừ', type: 'list', add: 'Thêm khoản', parts: [...ITEMS, CLAIMS, BY_BAND, BY_STEP] },
  ],
  group_leader: [
    { name: 'base_share', label: 'Phần điểm khi vừa đạt chỉ tiêu', type: 'number', hint: 'Phần của 1; để trống: 0,5' },
    {
      name: 'no_target',
      label: 'Đơn vị không có chỉ tiêu',
      type: 'choice',
      options: [
        { value: 'compare', label: 'so với nhau' },
        { value: 'na', label: 'không áp dụng' },
      ],
    },
    {
      name: 'preliminary',
      label: 'Vượt chỉ tiêu khi còn đơn vị chưa báo cáo',
      type: 'choice',
      options: [
        { value: 'computed', label: 'so với các đơn vị đã báo cáo' },
        { value: 'base_share', label: 'tạm tính như vừa đạt chỉ tiêu' },
      ],
    },
  ],
  group_max: [LOWER],
  group_rank: [
    { name: 'points', label: 'Điểm của các hạng, cách nhau bằng dấu chấm phẩy', type: 'numbers', hint: '10; 8; 6; 5' },
    { name: 'rest', label: 'Điểm của mọi hạng còn lại', type: 'number', hint: '0' },
    {
      name: 'ties',
      label: 'Các đơn vị bằng nhau',
      type: 'choice',
      options: [
        { value: 'same', label: 'cùng điểm của hạng trên' },
        { value: 'average', label: 'chia bình quân' },
      ],
    },
    LOWER,
  ],
};

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

/** What is entered for an item, with the size or the target that it is seen against. */
function fieldsOfItem(item: Params): FieldWords[] {
  const [field, label] = [String(item['id'] ?? ''), String(item['name_vi'] ?? '')];
  const beside: FieldWords[] = [];
  if (asObject(item['band'])['band_by'] !== undefined) beside.push({ field: `${field}_size`, label: `${label} – quy mô` });
  if (item['type'] === 'step' && asObject(item['step'])['target'] === undefined) beside.push({ field: `${field}_target`, label: `${label} – chỉ tiêu` });
  return [{ field, label }, ...beside];
}

/** The fields that a criterion's rule asks for, with what the program calls them. */
export function ownFields({ kind, params }: Criterion): FieldWords[] {
  const items = asItems(params?.['items']).flatMap(fieldsOfItem);
  const usual = (FIELDS[kind ?? ''] ?? []).filter(({ field }) => field !== 'T' || params?.['target'] === undefined);
  const base = kind === 'base_adjust' && params?.['base_bands'] !== undefined ? VALUE : [];
  const size = kind === 'band' && params?.['band_by'] !== undefined ? [{ field: 'size', label: 'Quy mô' }] : [];
  return items.length > 0 ? [...base, ...items] : [...usual, ...size];
}

/** All that is entered for a criterion: what its rule asks for, and the numbers of its own that it computes them from. */
export function fieldsOf(criterion: Criterion): FieldWords[] {
  const own = ownFields(criterion);
  const others = new Set((criterion.derived ?? []).flatMap(({ of }) => of).filter((name) => !own.some(({ field }) => field === name)));
  return [...own, ...[...others].map((field) => ({ field, label: field }))];
}

export type Params = Readonly<Record<string, unknown>>;

/** With another value of a parameter; nothing and what holds anyway are not written. */
export function withParam(params: Params, name: string, value: unknown): Record<string, unknown> {
  return value === undefined || value === null || value === '' ? without(params, name) : { ...params, [name]: value };
}

/** The parts that an item has, by the way it is entered; the first way holds when none is stated. */
export function partsOf(parts: readonly Param[], item: Params): Param[] {
  const ways = parts.find(({ name }) => name === 'type')?.options;
  const way = String(item['type'] ?? ways?.[0]?.value ?? '');
  return parts.filter(({ of }) => !ways || !of || of.includes(way));
}

/** An item with another value of a part; entered in another way it loses what only the old one has. */
export function withPart(parts: readonly Param[], item: Params, name: string, value: unknown): Record<string, unknown> {
  const changed = withParam(item, name, value);
  const kept = new Set(partsOf(parts, changed).map((part) => part.name));
  const lost = name === 'type' ? parts.map((part) => part.name).filter((part) => !kept.has(part)) : [];
  return without(changed, ...lost);
}

/** The parameters of an object; empty when there is none. */
export const asObject = (value: unknown): Params => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Params) : {});

/** A decimal as a field takes it: a string, or nothing. */
export const asNumber = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);

/** A list of items; of a map of levels (`{ "Tốt": "6" }`) its levels. */
export function asItems(value: unknown): Params[] {
  if (Array.isArray(value)) return value.filter((item): item is Params => typeof item === 'object' && item !== null);
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([level, score]) => ({ level, score: score as unknown }));
  return [];
}
