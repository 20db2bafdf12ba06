// Numbers as officers type and read them: a comma for decimals, points between thousands. Decimals travel as strings.

/** Why a typed number was not taken; a code of `assets/text/errors/number.json`. */
export interface NumberFault {
  code: string;
  params: Record<string, string>;
}

export type NumberReading = { value: string } | { fault: NumberFault };

const LONGEST = 60;

/** Joins `1.234.567`; null unless a group of 1–3 digits (not a lone 0) is followed by groups of exactly three. */
function ungrouped(text: string, separator: string): string | null {
  const [first = '', ...rest] = text.split(separator);
  const leads = first.length >= 1 && first.length <= 3 && !first.startsWith('0');
  return leads && rest.every((group) => group.length === 3) ? first + rest.join('') : null;
}

/** Joins `1 234,5`; null when a space stands elsewhere. */
function withoutSpaceGroups(text: string): string | null {
  if (!/\s/.test(text)) return text;
  const [, integer = '', tail = ''] = /^([^.,]*)(.*)$/s.exec(text.replace(/\s/g, ' ')) ?? [];
  const joined = ungrouped(integer, ' ');
  return joined === null || tail.includes(' ') ? null : joined + tail;
}

function canonical(negative: boolean, whole: string, decimals: string): string | null {
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(decimals)) return null;
  const left = whole.replace(/^0+(?=\d)/, '');
  const right = decimals.replace(/0+$/, '');
  const number = right ? `${left}.${right}` : left;
  return negative && number !== '0' ? `-${number}` : number;
}

function digitsOf(negative: boolean, digits: string, typed: string): NumberReading {
  const fault = (code: string, params: Record<string, string> = {}): NumberReading => ({
    fault: { code, params: { value: typed.trim(), ...params } },
  });
  const read = (value: string | null): NumberReading =>
    value === null ? fault('number.not_a_number') : { value };
  const whole = (separator: string): string | null => {
    const joined = ungrouped(digits, separator);
    return joined === null ? null : canonical(negative, joined, '');
  };
  const separators = digits.match(/[.,]/g) ?? [];
  const first = separators[0];
  const last = separators.at(-1);
  if (first === undefined || last === undefined) return read(canonical(negative, digits, ''));
  const end = digits.lastIndexOf(last);
  const decimals = digits.slice(end + 1);
  if (separators.length === 1) {
    const decimal = decimals === '' ? null : canonical(negative, digits.slice(0, end), decimals);
    const grouped = whole(first);
    if (decimal === null || grouped === null) return read(decimal);
    return fault('number.ambiguous', { decimal: formatPlain(decimal), grouped: formatPlain(grouped) });
  }
  if (first === last) return read(whole(first));
  const integer = ungrouped(digits.slice(0, end), first);
  const value = integer === null || decimals === '' ? null : canonical(negative, integer, decimals);
  if (value === null || last === ',') return read(value);
  return fault('number.foreign_style', { decimal: formatPlain(value) });
}

/** Reads a typed number by the rules of the program; doubtful forms (`1.234`) are refused, naming both meanings. */
export function readNumber(typed: string): NumberReading {
  const text = typed.trim();
  if (text === '') return { fault: { code: 'number.empty', params: {} } };
  if (text.length > LONGEST) return { fault: { code: 'number.too_long', params: { limit: String(LONGEST) } } };
  const [, sign = '', rest = ''] = /^([-−–+]?)(.*)$/s.exec(text) ?? [];
  const digits = withoutSpaceGroups(rest.trimStart());
  if (digits === null) return { fault: { code: 'number.not_a_number', params: { value: text } } };
  return digitsOf(sign !== '' && sign !== '+', digits, text);
}

/** A hundredth of a decimal string: `85` → `0.85`. */
function hundredth(value: string): string {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  const digits = whole.padStart(3, '0') + decimals;
  const point = digits.length - decimals.length - 2;
  return canonical(sign === '-', digits.slice(0, point), digits.slice(point)) ?? value;
}

/** Reads a number where a percent sign has a meaning: `85 %` is 85, or as a part of 1 (`share`) 0,85. */
export function readPercent(typed: string, share: boolean): NumberReading {
  const [, body] = /^(.*?)\s*%$/s.exec(typed.trim()) ?? [];
  if (body === undefined) return readNumber(typed);
  const reading = readNumber(body);
  return share && 'value' in reading ? { value: hundredth(reading.value) } : reading;
}

const formatPlain = (value: string): string => value.replace('.', ',');

/** A decimal string or a count as it is read: `1234.5` → `1.234,5`. */
export function formatNumber(value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  const text = String(value);
  const [, sign = '', whole, decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return sign + grouped + (decimals ? `,${decimals}` : '');
}

/** A decimal string as it is typed: a comma, no points between thousands. */
export function editNumber(value: string | null | undefined): string {
  return formatPlain(value ?? '');
}
