import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../../backend';
import { fieldsOf, ownFields } from './params';
import { rowsOf, withoutGuesses } from './tree';

const leaf = (part: Partial<Criterion>): Criterion => ({ code: 'I.1', name_vi: '', params: undefined, ...part });
const names = (fields: readonly { field: string }[]): string[] => fields.map(({ field }) => field);

describe('fields of a criterion', () => {
  it('are those of its kind, without a target that all have', () => {
    expect(names(ownFields(leaf({ kind: 'step' })))).toEqual(['T', 'A']);
    expect(names(ownFields(leaf({ kind: 'step', params: { target: '96' } })))).toEqual(['A']);
    expect(names(ownFields(leaf({ kind: 'band', params: { band_by: [] } })))).toEqual(['value', 'size']);
  });
  it('are its items where it has any', () => {
    const items = [{ id: 'a', name_vi: 'Bài báo' }];
    expect(ownFields(leaf({ kind: 'count', params: { items } }))).toEqual([{ field: 'a', label: 'Bài báo' }]);
  });
  it('take in the numbers that others are computed from', () => {
    const derived = [{ field: 'value', by: 'rate' as const, of: ['đúng hạn', 'tất cả'] }];
    expect(names(fieldsOf(leaf({ kind: 'band', derived })))).toEqual(['value', 'đúng hạn', 'tất cả']);
  });
});

describe('confirming what was guessed', () => {
  it('leaves everything else of the tree', () => {
    const tree = [leaf({ code: 'I', guess_vi: 'lệch', children: [leaf({ kind: 'ratio', max: '10', guess_vi: 'theo tỷ lệ' })] })];
    const confirmed = withoutGuesses(tree);
    expect(rowsOf(confirmed).map(({ criterion }) => criterion.guess_vi)).toEqual([undefined, undefined]);
    expect(confirmed[0]?.children?.[0]).toEqual(leaf({ kind: 'ratio', max: '10' }));
  });
});
