import { describe, expect, it } from 'vitest';
import { readWhen, writeWhen } from './when';

describe('when a gate holds', () => {
  it('is read in parts and written again', () => {
    expect(readWhen('score(I.2)=0')).toEqual({ subject: 'node', node: 'I.2', comparison: '=', value: '0' });
    expect(readWhen('percent <= 49.5')).toEqual({ subject: 'percent', node: '', comparison: '<=', value: '49.5' });
    expect(readWhen('II.1 <> 3')?.comparison).toBe('!=');
    expect(readWhen('  ')?.subject).toBe('ask');
    for (const text of ['total < 50', 'score(I.2) = 0', 'base >= 3.5', '']) expect(writeWhen(readWhen(text) as NonNullable<ReturnType<typeof readWhen>>)).toBe(text);
  });
  it('is left as text where it has no such parts', () => {
    expect(readWhen('khi nào đó')).toBeUndefined();
  });
});
