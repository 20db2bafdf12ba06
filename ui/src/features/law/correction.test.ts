import { expect, test } from 'vitest';
import type { LawField, LawRuleForm } from '../../backend';
import { blank, fieldsFor, provincialHint, request } from './correction';

const field = (key: string, value: string, provincial: LawField['provincial']): LawField => ({
  key, label: key, value_kind: { kind: 'percent' }, optional: true, provincial, value, shown: value && `${value}%`,
});
const rule: LawRuleForm = {
  rule: 'quotas/q', name: 'Khống chế', exists: true, takes_conditions: false, removable: false, amendments: [],
  fields: [field('percent', '15', 'down'), field('setting_max', '', 'never'), field('multiple', '', 'where_empty'), field('other', '1', 'where_empty')],
};

test('only what was changed is sent, and of a document that is known only its number and article', () => {
  const fields = blank(rule);
  fields.values = { ...fields.values, percent: '10' };
  fields.document.number = '91/2017/NĐ-CP';
  const sent = request(rule, fields, true);
  expect(sent.values).toEqual({ percent: '10' });
  expect(sent.document).toEqual({ number: '91/2017/NĐ-CP', article: '', clause: '', point: '' });
});

test('a province is asked only for what it may set, with the direction', () => {
  expect(fieldsFor(rule, 'provincial').map(({ key }) => key)).toEqual(['percent', 'multiple']);
  expect(fieldsFor(rule, 'correction')).toHaveLength(4);
  expect(rule.fields.map(provincialHint)).toEqual(['Đang là 15%; tỉnh chỉ được đặt thấp hơn', undefined, undefined, undefined]);
});
