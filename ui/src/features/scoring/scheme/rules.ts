// What each kind of criterion can be told, as a form shows it. The shapes are those of assets/schemes/README.md.
import { asItems, type Param, type Params } from './params';

const LIMITS: readonly Param[] = [
  { name: 'ge', label: 'Từ (≥)', type: 'limit' },
  { name: 'gt', label: 'Trên (>)', type: 'limit' },
  { name: 'lt', label: 'Dưới (<)', type: 'limit' },
  { name: 'le', label: 'Đến (≤)', type: 'limit' },
];

/** Bands and what lies outside them. */
const TABLE: readonly Param[] = [
  { name: 'bands', label: 'Các khung, xét lần lượt', type: 'list', line: true, add: 'Thêm khung', parts: [...LIMITS, { name: 'score', label: 'Điểm', type: 'number' }] },
  { name: 'else', label: 'Ngoài các khung', type: 'number', hint: 'Để trống: 0 điểm' },
];

/** The table of a class, or of all. */
const tableOf = ({ bands, else: otherwise }: Params): Params => ({ ...(bands !== undefined && { bands }), ...(otherwise !== undefined && { else: otherwise }) });

/** One table for all, or one for each size (volume of files, number of people) of units. */
const BAND: readonly Param[] = [
  {
    name: 'tables',
    label: 'Bảng khung',
    type: 'choice',
    unwritten: true,
    options: [
      { value: 'bands', label: 'một bảng cho mọi đơn vị', parts: TABLE, start: (before) => tableOf(asItems(before['band_by'])[0] ?? {}) },
      {
        value: 'band_by',
        label: 'mỗi quy mô một bảng',
        parts: [
          {
            name: 'band_by',
            label: 'Các quy mô',
            type: 'list',
            add: 'Thêm quy mô',
            // Tables of one scheme mostly differ in their points only.
            create: (before) => tableOf(before ?? {}),
            parts: [{ name: 'size', label: 'Quy mô', type: 'row', parts: LIMITS }, ...TABLE],
          },
        ],
        start: (before) => ({ band_by: [tableOf(before)] }),
      },
    ],
  },
];

const STEP: readonly Param[] = [
  { name: 'target', label: 'Chỉ tiêu chung', type: 'limit', hint: 'Để trống: mỗi đơn vị một chỉ tiêu, nhập trong bảng điểm' },
  { name: 'step', label: 'Mỗi bước', type: 'limit', hint: 'Để trống: 1' },
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

const PER: Param = { name: 'per', label: 'Mỗi lần', type: 'number' };

/** What an item of a list is, but for its points. */
const ITEM: readonly Param[] = [
  { name: 'id', label: 'Mã', type: 'text', hidden: true },
  { name: 'name_vi', label: 'Nội dung', type: 'text' },
];
const ITEM_LIMITS: readonly Param[] = [
  { name: 'cap', label: 'Nhiều nhất', type: 'number' },
  { name: 'one_of', label: 'Nhóm chỉ tính một khoản', type: 'text', placeholder: 'không', shared: true },
];

/** How an item is entered, and the points it gives or takes. */
const ENTRY: Param = {
  name: 'type',
  label: 'Cách nhập',
  type: 'choice',
  options: [
    { value: 'count', label: 'số lần', parts: [PER] },
    { value: 'flag', label: 'có / không', parts: [{ ...PER, label: 'Có thì' }] },
    { value: 'claim', label: 'điểm đề nghị' },
    { value: 'band', also: 'band_by', label: 'theo khung', parts: [{ name: 'band', label: 'Khung của khoản này', type: 'group', parts: BAND }], start: () => ({ band: {} }) },
    { value: 'step', label: 'theo bước lệch chỉ tiêu', parts: [{ name: 'step', label: 'Bước lệch của khoản này', type: 'group', parts: STEP }], start: () => ({ step: {} }) },
  ],
};

/** An item's own id, so that its entries find it. */
function freshItem(_before: Params | undefined, items: readonly Params[]): Params {
  let number = items.length + 1;
  while (items.some((item) => item['id'] === `muc_${number}`)) number += 1;
  return { id: `muc_${number}` };
}

/** What levels are mostly called, best first. */
const USUAL_LEVELS = ['Tốt', 'Khá', 'Đạt', 'Chưa đạt'];

const LEVELS: Omit<Param, 'name' | 'label'> = {
  type: 'list',
  line: true,
  add: 'Thêm mức',
  create: (_before, items) => ({ level: USUAL_LEVELS.find((word) => !items.some(({ level }) => level === word)) ?? `Mức ${items.length + 1}`, score: '0' }),
  parts: [
    { name: 'level', label: 'Mức', type: 'text', required: true },
    { name: 'score', label: 'Điểm', type: 'number', required: true },
  ],
};

/** What is added to and taken from. */
const BASE: Param = {
  name: 'base_way',
  label: 'Điểm chuẩn lấy từ',
  type: 'choice',
  unwritten: true,
  options: [
    { value: 'max', label: 'điểm tối đa của tiêu chí' },
    { value: 'base', label: 'một số điểm riêng', parts: [{ name: 'base', label: 'Điểm chuẩn', type: 'number', required: true }], start: (_before, max) => ({ base: max }) },
    { value: 'base_bands', label: 'khung của một số liệu', parts: [{ name: 'base_bands', label: 'Điểm chuẩn theo khung', type: 'group', parts: TABLE }], start: () => ({ base_bands: {} }) },
    { value: 'base_options', label: 'mức được chọn', parts: [{ ...LEVELS, name: 'base_options', label: 'Điểm chuẩn theo mức' }], start: (_before, max) => ({ base_options: [{ level: 'Tốt', score: max }] }) },
  ],
};

const LOWER: Param = { name: 'lower_is_better', label: 'Thấp hơn là tốt hơn', type: 'flag', usual: false };

export const PARAMS: Readonly<Record<string, readonly Param[]>> = {
  direct: [],
  binary: [{ name: 'partial', label: 'Nhận cả điểm ở giữa', type: 'flag', usual: false }],
  choice: [{ ...LEVELS, name: 'options', label: 'Các mức, theo thứ tự in' }],
  ratio: [
    { name: 'cap', label: 'Không quá điểm tối đa', type: 'flag', usual: true },
    { name: 'ceiling', label: 'Hoặc nhiều nhất bao nhiêu lần điểm tối đa', type: 'number', hint: 'Vượt chỉ tiêu được thêm điểm tới mức này: 1,2' },
    { name: 'threshold', label: 'Dưới tỷ lệ này thì 0 điểm', type: 'share', hint: '0,5 hoặc 50 %' },
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
    { name: 'items', label: 'Các loại việc', type: 'list', add: 'Thêm loại việc', create: freshItem, parts: [...ITEM, PER, ...ITEM_LIMITS] },
  ],
  base_adjust: [
    BASE,
    { name: 'bonus_cap', label: 'Cộng nhiều nhất', type: 'number' },
    { name: 'deduct_cap', label: 'Trừ nhiều nhất', type: 'number' },
    { name: 'net_cap', label: 'Cộng trừ gộp lại không quá', type: 'number' },
    { name: 'max_total', label: 'Không vượt điểm tối đa', type: 'flag', usual: false },
    { name: 'items', label: 'Các khoản cộng, trừ', type: 'list', add: 'Thêm khoản', create: freshItem, parts: [...ITEM, ENTRY, ...ITEM_LIMITS] },
  ],
  group_leader: [
    { name: 'base_share', label: 'Phần điểm khi vừa đạt chỉ tiêu', type: 'share', hint: '0,5 hoặc 50 %; để trống: 0,5' },
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
