import { describe, expect, it } from 'vitest';
import type { Criterion } from '../src/backend';
import { at, freeCode, indented, insert, move, outdented, relocate, remove, replace, rowsOf } from '../src/features/scoring/scheme/tree';

const leaf = (code: string): Criterion => ({ code, name_vi: `Tiêu chí ${code}`, kind: 'direct', max: '5' }) as Criterion;
const group = (code: string, children: Criterion[], role?: 'bonus'): Criterion => ({ code, name_vi: code, ...(role && { role }), children }) as Criterion;
const criteria = [group('I', [leaf('I.1'), leaf('I.2'), leaf('I.3')]), group('II', [leaf('II.1')], 'bonus')];
const codes = (tree: readonly Criterion[]): string[] => rowsOf(tree).map(({ criterion }) => criterion.code);

describe('the tree of a scheme', () => {
  it('is shown row by row, with the role of the part above', () => {
    expect(codes(criteria)).toEqual(['I', 'I.1', 'I.2', 'I.3', 'II', 'II.1']);
    expect(rowsOf(criteria).map(({ role }) => role)).toEqual(['base', 'base', 'base', 'base', 'bonus', 'bonus']);
    expect(rowsOf(criteria).map(({ isGroup }) => isGroup)).toEqual([true, false, false, false, true, false]);
  });

  it('changes one criterion and leaves the tree before as it was', () => {
    const changed = replace(criteria, [0, 1], { ...leaf('I.2'), max: '7' });
    expect(at(changed, [0, 1])?.max).toBe('7');
    expect(at(criteria, [0, 1])?.max).toBe('5');
  });

  it('puts in, takes out and moves among siblings', () => {
    expect(codes(insert(criteria, [0, 1], leaf('I.9')))).toEqual(['I', 'I.1', 'I.9', 'I.2', 'I.3', 'II', 'II.1']);
    expect(codes(remove(criteria, [0, 0]))).toEqual(['I', 'I.2', 'I.3', 'II', 'II.1']);
    const moved = move(criteria, [0, 0], 1);
    expect(codes(moved.criteria)).toEqual(['I', 'I.2', 'I.1', 'I.3', 'II', 'II.1']);
    expect(moved.path).toEqual([0, 1]);
    expect(move(criteria, [0, 2], 1).path).toEqual([0, 2]);
  });

  it('takes a criterion with all below it to another place, and its own place closes', () => {
    const to = (from: number[], before: number[]) => relocate(criteria, from, before);
    expect(codes(to([0, 0], [0, 3])?.criteria ?? [])).toEqual(['I', 'I.2', 'I.3', 'I.1', 'II', 'II.1']);
    expect(to([0, 0], [0, 3])?.path).toEqual([0, 2]);
    expect(codes(to([0, 2], [1, 0])?.criteria ?? [])).toEqual(['I', 'I.1', 'I.2', 'II', 'I.3', 'II.1']);
    // The part before it goes away from under it: II was second and is first then.
    expect(to([0], [1, 1])?.path).toEqual([0, 1]);
    expect(codes(to([0], [1, 1])?.criteria ?? [])).toEqual(['II', 'II.1', 'I', 'I.1', 'I.2', 'I.3']);
    expect(to([0], [0, 1])).toBeUndefined();
  });

  it('takes what a part counts as along to the top, and gives it up below', () => {
    const up = relocate(criteria, [1, 0], [2]);
    expect(at(up?.criteria ?? [], [2])).toMatchObject({ code: 'II.1', role: 'bonus' });
    const down = relocate(criteria, [1], [0, 3]);
    expect(at(down?.criteria ?? [], [0, 3])).not.toHaveProperty('role');
  });

  it('goes deeper only into a group, and up behind the group it stood in', () => {
    expect(indented(criteria, [1])).toEqual([0, 3]);
    expect(indented(criteria, [0, 1])).toBeUndefined();
    expect(indented(criteria, [0, 0])).toBeUndefined();
    expect(outdented([0, 1])).toEqual([1]);
    expect(outdented([1])).toBeUndefined();
  });

  it('leaves no empty list behind when the last child goes', () => {
    expect(at(remove(criteria, [1, 0]), [1])).not.toHaveProperty('children');
  });

  it('finds the next free code as the paper would go on', () => {
    expect(freeCode(criteria, [0, 3])).toBe('I.4');
    expect(freeCode(criteria, [2])).toBe('III');
    expect(freeCode(criteria, [0, 0, 0])).toBe('I.1.1');
    expect(freeCode([], [0])).toBe('I');
    expect(freeCode([group('A', [leaf('I.4')]), group('I', [leaf('I.3')])], [1, 1])).toBe('I.5');
  });
});
