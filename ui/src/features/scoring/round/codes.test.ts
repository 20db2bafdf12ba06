import { describe, expect, it } from 'vitest';
import type { LeafColumn } from '../../../backend';
import { codesOf } from './codes';

const leaf = (code: string, printed_code: string, path: readonly string[]): LeafColumn => ({ code, printed_code, path }) as unknown as LeafColumn;

describe('codesOf', () => {
  it('is the printed code as long as each is printed once', () => {
    expect([...codesOf([leaf('I.1', 'I.1', ['I']), leaf('b', '2', ['I'])]).values()]).toEqual(['I.1', '2']);
  });

  it('is the full code of every criterion once a printed one repeats; questions of conditions keep theirs', () => {
    const criteria = [leaf('I.1', '1', ['I']), leaf('I.2', '2', ['I']), leaf('II.1', '1', ['II']), leaf('DK1', 'ĐK1', [])];
    expect([...codesOf(criteria).values()]).toEqual(['I.1', 'I.2', 'II.1', 'ĐK1']);
  });
});
