// A plan as it was read: its pieces in groups beside the text, and the text cut where pieces begin and end.
import type { BasisRole, Found, FoundItem, PlanReading } from '../../backend';
import { formatDate } from '../../text';

/** A value of a row: where it is kept, and how it is changed. */
export interface ReadField {
  /** Names it on the page: `legal_bases.0.number`. */
  key: string;
  label: string;
  found: Found | null;
  /** Its value as people write it. */
  shown: string;
  long: boolean;
  set: (value: string) => void;
}

/** Fields that belong together: a căn cứ, an assignment, a content. */
export interface ReadRow {
  key: string;
  /** The number before it on paper. */
  number: string;
  fields: ReadField[];
  /** Of a căn cứ. */
  role?: { value: BasisRole; set: (role: BasisRole) => void };
  remove?: () => void;
}

export interface ReadGroup {
  title: string;
  rows: ReadRow[];
}

/** A name that was cut out of a sentence begins with a capital, as it does alone. */
export function named(reading: PlanReading): PlanReading {
  for (const name of reading.movements) name.value = name.value.charAt(0).toUpperCase() + name.value.slice(1);
  return reading;
}

/** A place that links nowhere: what the officer wrote. */
const NOWHERE: [number, number] = [0, 0];

const own = (value: string): Found => ({ value, span: NOWHERE, sure: true });

/** A date as it is written on paper; anything else as it is. */
function shown(found: Found | null): string {
  const value = found?.value ?? '';
  return /^\d{4}-\d\d(-\d\d)?$/.test(value) ? formatDate(value) : value;
}

/** What stands in a piece of the plan after somebody wrote into it. */
function written<T extends Found>(found: T | null, value: string): T | Found | null {
  if (value === '') return null;
  return found ? { ...found, value, sure: true } : own(value);
}

type Keys<T, V> = { [K in keyof T]-?: T[K] extends V ? K : never }[keyof T];
type Single = Keys<PlanReading, Found | null>;
type Texts = Keys<PlanReading, Found[]>;
type Items = Keys<PlanReading, FoundItem[]>;

/** The groups of a reading; writing into a row changes the reading itself. */
export function groups(reading: PlanReading): ReadGroup[] {
  function field<T extends object>(of: T, name: keyof T & string, key: string, label: string, long = false): ReadField {
    const found = of[name] as Found | null;
    return { key: `${key}${name}`, label, found, shown: shown(found), long, set: (value) => (of[name] = written(found, value) as T[keyof T & string]) };
  }
  const row = (key: string, fields: ReadField[], more: Partial<ReadRow> = {}): ReadRow => ({ key, number: '', fields, ...more });
  const single = (name: Single, label: string, long = false): ReadRow => row(name, [field(reading, name, '', label, long)]);

  function list<T>(name: string, items: T[], make: (item: T, key: string) => ReadRow): ReadRow[] {
    return items.map((item, index) => ({ ...make(item, `${name}.${index}.`), remove: () => void items.splice(items.indexOf(item), 1) }));
  }
  const texts = (name: Texts, label: string, long = false): ReadRow[] =>
    list(name, reading[name], (item, key) => row(key, [{ key, label, found: item, shown: item.value, long, set: (value) => Object.assign(item, { value, sure: true }) }]));
  const items = (name: Items, label: string): ReadRow[] =>
    list(name, reading[name], (item, key) =>
      row(key, [{ key, label, found: item, shown: item.value, long: true, set: (value) => Object.assign(item, { value, sure: true }) }], { number: item.label }),
    );

  return [
    {
      title: 'Văn bản',
      rows: [single('title', 'Trích yếu', true), row('paper', [field(reading, 'number', '', 'Số, ký hiệu'), field(reading, 'date', '', 'Ngày'), field(reading, 'place', '', 'Địa danh')]), single('issuer', 'Cơ quan ban hành')],
    },
    {
      title: 'Phong trào',
      rows: [...texts('movements', 'Tên phong trào', true), row('period.', [field(reading.period, 'from', 'period.', 'Từ'), field(reading.period, 'to', 'period.', 'Đến')])],
    },
    {
      title: 'Căn cứ',
      rows: list('legal_bases', reading.legal_bases, (basis, key) =>
        row(
          key,
          [
            field(basis, 'kind', key, 'Loại'),
            field(basis, 'number', key, 'Số, ký hiệu'),
            field(basis, 'date', key, 'Ngày'),
            field(basis, 'issuer', key, 'Cơ quan ban hành'),
            field(basis, 'title', key, 'Trích yếu', true),
          ],
          { role: { value: basis.role, set: (role) => (basis.role = role) } },
        ),
      ),
    },
    { title: 'Mục đích', rows: items('purposes', 'Mục đích') },
    { title: 'Yêu cầu', rows: items('requirements', 'Yêu cầu') },
    { title: 'Đối tượng thi đua', rows: items('participants', 'Đối tượng') },
    { title: 'Nội dung thi đua', rows: items('contents', 'Nội dung') },
    {
      title: 'Chỉ tiêu',
      rows: list('targets', reading.targets, (target, key) =>
        row(
          key,
          [field(target, 'text', key, 'Chỉ tiêu', true), field(target, 'value', key, 'Mức'), field(target, 'unit', key, 'Đơn vị tính')],
          // Not more than the figure; which one it is can be changed in the movement's form.
          target.direction === 'at_most' ? { number: '≤' } : {},
        ),
      ),
    },
    { title: 'Chỉ số', rows: texts('indexes', 'Chỉ số') },
    { title: 'Giải pháp', rows: items('solutions', 'Giải pháp') },
    { title: 'Khen thưởng', rows: items('commendations', 'Khen thưởng') },
    {
      title: 'Tổ chức thực hiện',
      rows: list('assignments', reading.assignments, (assignment, key) =>
        row(key, [field(assignment, 'who', key, 'Ai làm'), field(assignment, 'deadline', key, 'Thời hạn'), field(assignment, 'task', key, 'Việc', true)]),
      ),
    },
    { title: 'Phong trào hưởng ứng', rows: texts('joined_movements', 'Phong trào hưởng ứng') },
    { title: 'Khẩu hiệu, chủ đề', rows: texts('slogans', 'Khẩu hiệu') },
    {
      title: 'Nơi nhận',
      rows: list('recipients', reading.recipients, (recipient, key) =>
        row(key, [field(recipient, 'name', key, 'Nơi nhận'), field(recipient, 'purpose', key, 'Để')]),
      ),
    },
    { title: 'Người ký', rows: [row('signer.', [field(reading.signer, 'position', 'signer.', 'Chức vụ'), field(reading.signer, 'name', 'signer.', 'Họ và tên')])] },
  ];
}

/** Every field that stands in the text. */
export function linked(all: readonly ReadGroup[]): { key: string; found: Found }[] {
  const fields = all.flatMap(({ rows }) => rows.flatMap((row) => row.fields));
  return fields.flatMap(({ key, found }) => (found && found.span[1] > found.span[0] ? [{ key, found }] : []));
}

/** A piece of a line that belongs to the same fields throughout. */
export interface TextPart {
  text: string;
  /** Fields that were read from it, the shortest first. */
  keys: string[];
  unsure: boolean;
}

/** The lines of the text, cut where fields begin and end. Places count characters of Unicode, not of UTF-16. */
export function textLines(text: string, fields: readonly { key: string; found: Found }[]): TextPart[][] {
  const characters = Array.from(text);
  const starts = [...fields].sort((a, b) => a.found.span[0] - b.found.span[0]);
  const cuts = [...new Set([0, characters.length, ...fields.flatMap(({ found }) => found.span)])].filter((at) => at <= characters.length).sort((a, b) => a - b);
  const lines: TextPart[][] = [[]];
  let next = 0;
  let open: typeof starts = [];
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to === undefined) break;
    while (next < starts.length && (starts[next]?.found.span[0] ?? Infinity) <= from) open.push(...starts.slice(next, ++next));
    open = open.filter(({ found }) => found.span[1] > from);
    const covering = [...open].sort((a, b) => a.found.span[1] - a.found.span[0] - (b.found.span[1] - b.found.span[0]));
    const keys = covering.map(({ key }) => key);
    const unsure = covering[0] ? !covering[0].found.sure : false;
    const pieces = characters.slice(from, to).join('').split(/\r\n|\n|\r/);
    for (const [place, piece] of pieces.entries()) {
      if (place > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ text: piece, keys, unsure });
    }
  }
  return lines;
}

/** How many fields are unsure. */
export const unsureCount = (all: readonly ReadGroup[]): number =>
  all.reduce((sum, { rows }) => sum + rows.reduce((own, row) => own + row.fields.filter(({ found }) => found && !found.sure).length, 0), 0);
