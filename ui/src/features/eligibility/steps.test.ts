import { expect, test } from 'vitest';
import type { ExplainedCondition } from '../../backend';
import { stepsOf, worstBadge } from './steps';

const subject = { kind: 'person', id: 'p' } as const;

function condition(source_status: string, more: Partial<ExplainedCondition> = {}): ExplainedCondition {
  const base = { node_id: 'n', op: 'attested', truth: 'unknown', text: 'Gương mẫu.', sentence: '', citation: 'Điều 24', cite: [], source_status, draft: false };
  return { ...base, ...more } as ExplainedCondition;
}

test('a rule that nobody compared with the original carries its badge', () => {
  const tree = condition('verified_text', { op: 'all', parts: [condition('secondary'), condition('verified_text'), condition('memory')] });
  const badges = stepsOf(tree, subject).map(({ badge }) => badge);
  expect(badges).toEqual(['Chưa đối chiếu văn bản gốc', undefined, 'Chưa đối chiếu văn bản gốc – theo trí nhớ, phải đối chiếu']);
});

test('the badge of the whole is that of its least sure rule, with the standards that it asks for', () => {
  const whole = (...parts: ExplainedCondition[]) => worstBadge(condition('verified_text', { op: 'all', parts }));
  expect(whole(condition('verified_text'))).toBeUndefined();
  expect(whole(condition('verified_text'), condition('secondary'))).toBe('Chưa đối chiếu văn bản gốc');
  expect(whole(condition('secondary', { standard: [condition('memory')] }))).toContain('theo trí nhớ');
});
