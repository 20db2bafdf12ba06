// A correction of a rule as the form holds it, and as the program takes it.
import type { LawAddedCondition, LawCorrection, LawField, LawLayer, LawRuleForm, PartialDate } from '../../backend';

/** What an added condition asks. */
export type Asks = LawAddedCondition['asks'];

export const ASKS: readonly { value: Asks; label: string }[] = [
  { value: 'confirmed', label: 'Người thẩm định xác nhận' },
  { value: 'grade', label: 'Xếp loại các năm' },
  { value: 'initiatives', label: 'Sáng kiến, đề tài' },
  { value: 'years_since', label: 'Khoảng cách từ lần khen trước' },
];

export const GRADES = [
  { value: 'HT', label: 'Hoàn thành nhiệm vụ' },
  { value: 'HTT', label: 'Hoàn thành tốt nhiệm vụ' },
  { value: 'HTXS', label: 'Hoàn thành xuất sắc nhiệm vụ' },
];

export const SCOPES = [
  { value: 'co_so', label: 'Cơ sở' },
  { value: 'tinh', label: 'Cấp tỉnh' },
  { value: 'toan_quoc', label: 'Toàn quốc' },
];

export interface Fields {
  layer: LawLayer;
  /** Written values by the keys of the rule's fields. */
  values: Record<string, string>;
  adds: boolean;
  add: { text: string; asks: Asks; min: string; scope: string; count: number | null; years: number | null };
  remove: boolean;
  reason: string;
  document: { number: string; kind: string; date: PartialDate | null; about: string; article: string; clause: string; point: string };
  verified: boolean;
}

export function blank(rule: LawRuleForm): Fields {
  return {
    layer: rule.takes_conditions ? 'provincial' : 'correction',
    values: Object.fromEntries(rule.fields.map((field) => [field.key, field.value])),
    adds: rule.takes_conditions,
    add: { text: '', asks: 'confirmed', min: 'HTT', scope: 'co_so', count: 1, years: 1 },
    remove: false,
    reason: '',
    document: { number: '', kind: 'Quyết định', date: null, about: '', article: '', clause: '', point: '' },
    verified: false,
  };
}

function added({ text, asks, min, scope, count, years }: Fields['add']): LawAddedCondition {
  const number = (value: number | null): number => value ?? 0;
  if (asks === 'grade') return { text, asks, min, years: number(years) };
  if (asks === 'initiatives') return { text, asks, scope, count: number(count), years: number(years) };
  if (asks === 'years_since') return { text, asks, years: number(years) };
  return { text, asks };
}

/** What is sent: only values that are others than those in use. */
export function request(rule: LawRuleForm, fields: Fields, knowsDocument: boolean): LawCorrection {
  const changed = fieldsFor(rule, fields.layer).filter((field) => (fields.values[field.key] ?? '') !== field.value);
  const { number, kind, date, about, article, clause, point } = fields.document;
  return {
    rule: rule.rule,
    layer: fields.layer,
    ...(!fields.remove && { values: Object.fromEntries(changed.map((field) => [field.key, fields.values[field.key] ?? ''])) }),
    ...(fields.adds && rule.takes_conditions && { add: added(fields.add) }),
    remove: fields.remove,
    reason: fields.reason,
    verified: fields.verified,
    document: { number, article, clause, point, ...(!knowsDocument && { kind, about, ...(date && { date }) }) },
  };
}

/** What a layer may change. */
export function fieldsFor(rule: LawRuleForm, layer: LawLayer): LawField[] {
  if (layer === 'correction') return rule.fields;
  return rule.fields.filter(({ provincial, value }) => provincial !== 'never' && (provincial !== 'where_empty' || value === ''));
}

/** What a provincial regulation may do with a value, as a hint under it. */
export function provincialHint({ provincial, shown }: LawField): string | undefined {
  if (shown === '') return undefined;
  if (provincial === 'up') return `Đang là ${shown}; tỉnh chỉ được đặt cao hơn`;
  if (provincial === 'down') return `Đang là ${shown}; tỉnh chỉ được đặt thấp hơn`;
  return undefined;
}
