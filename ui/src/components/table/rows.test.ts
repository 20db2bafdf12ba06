import { describe, expect, it } from 'vitest';
import { fitting, type Column } from './rows';

type Row = Record<string, never>;

const column = (key: string, width: number, spare?: boolean | number): Column<Row> => ({ key, title: key, text: () => '', width, ...(spare === undefined ? {} : { spare }) });
const keys = (columns: Column<Row>[], room: number): string => fitting(columns, room, (one) => one.width ?? 0).map((one) => one.key).join(' ');

describe('the columns of a narrow table', () => {
  // 50 + 160 + 130 + 140 + 124 + 110 = 714
  const lines = [column('tt', 50), column('name', 160), column('place', 130, 3), column('award', 140), column('state', 124, 1), column('proposing', 110, 6)];

  it('are all shown where they fit to the pixel', () => {
    expect(keys(lines, 714)).toBe('tt name place award state proposing');
  });

  it('are left out one by one, the least needed first', () => {
    expect(keys(lines, 713)).toBe('tt name place award state');
    expect(keys(lines, 603)).toBe('tt name award state');
    expect(keys(lines, 473)).toBe('tt name award');
  });

  it('go from the right where none is more needed, and what is not spare stays', () => {
    expect(keys([column('a', 100), column('b', 100, true), column('c', 100, true)], 250)).toBe('a b');
    expect(keys([column('a', 100), column('b', 100)], 50)).toBe('a b');
  });
});
