import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../../backend';
import { fieldsOf, ownFields, PARAMS, partsOf, withPart } from './params';
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

describe('parts of an item', () => {
  const parts = PARAMS['base_adjust']?.find(({ name }) => name === 'items')?.parts ?? [];
  const shown = (item: Record<string, unknown>): string[] => partsOf(parts, item).map(({ name }) => name);
  it('are those of the way it is entered', () => {
    expect(shown({})).toContain('per');
    expect(shown({ type: 'band' })).toContain('band');
    expect(shown({ type: 'band' })).not.toContain('per');
    expect(shown({ type: 'step' })).toContain('step');
  });
  it('go with it when it is entered in another way', () => {
    expect(withPart(parts, { id: 'a', per: '2', cap: '4' }, 'type', 'band')).toEqual({ id: 'a', type: 'band', cap: '4' });
  });
  it('add the size or the target beside', () => {
    const items = [{ id: 'a', name_vi: 'Vốn', type: 'step', step: {} }, { id: 'b', name_vi: 'Hồ sơ', type: 'band', band: { band_by: [] } }];
    expect(names(ownFields(leaf({ kind: 'base_adjust', params: { items } })))).toEqual(['a', 'a_target', 'b', 'b_size']);
  });
});
