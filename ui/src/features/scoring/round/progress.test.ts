import { describe, expect, it } from 'vitest';
import type { Stage, StageView } from '../../../backend';
import { progressOf, progressWords, untouched } from './progress';

const stage = (code: string): Stage => ({ code, name_vi: code, combine: 'single' }) as Stage;
/** Totals of one unit: what each stage left open; of a stage that entered nothing, all five of its criteria. */
const unit = (id: string, open: readonly number[]): StageView['units'][number] => ({
  unit: id,
  name: id,
  totals: open.map((not_scored, index) => ({ stage: ['self', 'council'][index] ?? '', total: not_scored === 5 ? null : '1', percent: null, not_scored })),
});

describe('progressOf', () => {
  const view: StageView = { units: [unit('a', [0, 5]), unit('b', [0, 3]), unit('c', [0, 0]), unit('d', [0, 2])], differences: [] };
  const [self, council] = progressOf(view, [stage('self'), stage('council')], 5);

  it('counts units and cells stage by stage', () => {
    expect(self).toMatchObject({ units: 4, begun: 4, done: 4, open: 0 });
    // Of a nothing is entered; b and d lack 3 and 2 cells.
    expect(council).toMatchObject({ units: 4, begun: 3, done: 1, open: 5 });
  });

  it('says it in words', () => {
    expect([self, council].map((one) => one && progressWords(one))).toEqual([
      'đủ cả 4 đơn vị',
      '1 đơn vị đã đủ, 2 đơn vị còn thiếu 5 ô, 1 đơn vị chưa nhập',
    ]);
    expect(progressWords({ code: '', name: '', units: 4, begun: 0, done: 0, open: 0 })).toBe('chưa nhập ô nào');
  });

  it('knows the units that no stage has touched', () => {
    expect([...untouched({ units: [unit('a', [5, 5]), unit('b', [5, 0])], differences: [] }, 5)]).toEqual(['a']);
  });

  it('takes a unit as begun whose total is blocked by an empty cell', () => {
    const blocked: StageView = { units: [{ unit: 'a', name: 'a', totals: [{ stage: 'self', total: null, percent: null, not_scored: 4 }] }], differences: [] };
    expect(progressOf(blocked, [stage('self')], 5)[0]).toMatchObject({ begun: 1, done: 0, open: 4 });
  });
});
