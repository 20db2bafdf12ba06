import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../../backend';
import { fieldsOf, ownFields } from './fields';
import { choose, held, isBeyond, type Param, type Params } from './params';
import { PARAMS } from './rules';
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
  it('have the size and the target that an item is compared by', () => {
    const items = [
      { id: 'a', name_vi: 'Tỷ lệ', type: 'band', band: { band_by: [] } },
      { id: 'b', name_vi: 'Thu', type: 'step', step: { per_over: '1' } },
      { id: 'c', name_vi: 'Chi', type: 'step', step: { target: '5' } },
    ];
    expect(names(ownFields(leaf({ kind: 'base_adjust', params: { items, base_bands: {} } })))).toEqual(['value', 'a', 'a_size', 'b', 'b_target', 'c']);
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

describe('a choice among ways', () => {
  const spec = (kind: string): Param => PARAMS[kind]?.[0] as Param;
  const bands = [{ ge: '90', score: '5' }];

  it('is told by what is written, and not at all where two ways are', () => {
    const way = (params: Params) => held(spec('base_adjust'), params)?.value;
    expect([way({}), way({ base: '6' }), way({ base_bands: {} }), way({ base: '6', base_options: [] })]).toEqual(['max', 'base', 'base_bands', undefined]);
  });
  it('takes what belongs to the other ways away and begins its own', () => {
    expect(choose(spec('base_adjust'), { base_bands: { bands }, bonus_cap: '2' }, 'base', '10')).toEqual({ base: '10', bonus_cap: '2' });
    expect(choose(spec('base_adjust'), { base: '6', bonus_cap: '2' }, 'max', '10')).toEqual({ bonus_cap: '2' });
  });
  it('keeps the bands when every size gets its own, and those of the first size on the way back', () => {
    const sizes = choose(spec('band'), { bands, else: '1' }, 'band_by', '5');
    expect(sizes).toEqual({ band_by: [{ bands, else: '1' }] });
    expect(choose(spec('band'), { band_by: [{ ge: '500', bands }, { lt: '500', bands: [] }] }, 'bands', '5')).toEqual({ bands });
  });
  it('of an item keeps the points of each where the other way has them too', () => {
    const entry = PARAMS['base_adjust']?.find(({ name }) => name === 'items')?.parts?.find(({ name }) => name === 'type') as Param;
    expect(choose(entry, { id: 'a', per: '2' }, 'flag', '')).toEqual({ id: 'a', per: '2', type: 'flag' });
    expect(choose(entry, { id: 'a', per: '2', type: 'flag' }, 'band', '')).toEqual({ id: 'a', type: 'band', band: {} });
    expect(choose(entry, { id: 'a', type: 'band', band: { bands } }, 'count', '')).toEqual({ id: 'a' });
    expect(held(entry, { type: 'band_by' })?.value).toBe('band');
  });
  it('shows all that the format has, and says when there is more', () => {
    const beyond = (kind: string, params: Params): boolean => isBeyond(PARAMS[kind] ?? [], params);
    expect(beyond('band', { band_by: [] })).toBe(false);
    expect(beyond('base_adjust', { base_options: [], items: [], net_cap: '1' })).toBe(false);
    expect(beyond('band', { bands, slope: '1' })).toBe(true);
    const sizes = PARAMS['band']?.[0]?.options?.[1]?.parts?.[0]?.parts ?? [];
    expect(isBeyond(sizes, { ge: '1', lt: '2', bands, else: '0' })).toBe(false);
  });
});
