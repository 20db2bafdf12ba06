import { describe, expect, it } from 'vitest';
import { changesOf, copied, enterable, pasteTarget, withoutDerived, type Sheet } from './blocks';
import type { GridColumn, GridRow } from './model';
import { parseBlock, printBlock } from './tsv';

/** Two targets as the grid shows them: what is entered, and beside it how much of the aim that is. */
const COLUMNS: GridColumn[] = [
  { id: 'a', code: '1', title: 'Kết quả' },
  { id: '%a', code: '1', title: '%', readonly: true, derived: true },
  { id: 'b', code: '2', title: 'Kết quả' },
  { id: '%b', code: '2', title: '%', readonly: true, derived: true },
];
/** A criterion that is computed stands in the sheets of units as well. */
const SCORES: GridColumn[] = [
  { id: 'I.1', code: 'I.1', title: 'Điểm' },
  { id: 'I.2', code: 'I.2', title: 'Tính từ số liệu', readonly: true },
  { id: 'I.3', code: 'I.3', title: 'Điểm' },
];

const row = (id: string, texts: string[]): GridRow => ({ id, name: id, totals: [], cells: texts.map((text) => ({ text })) });
const sheet = (columns: GridColumn[], rows: GridRow[]): Sheet => ({ columns, count: rows.length, row: (index) => rows[index] });
const cell = (line: number, column: number) => ({ top: line, bottom: line, left: column, right: column });

const pasted = (columns: GridColumn[], rows: GridRow[], at: [number, number], text: string) => {
  const block = parseBlock(text);
  return changesOf(sheet(columns, rows), pasteTarget(columns, cell(...at), block), (line, column) => block[line]?.[column] ?? '');
};

describe('a pasted block', () => {
  it('passes over columns that no sheet of a unit has', () => {
    const found = pasted(COLUMNS, [row('x', ['', '', '', '']), row('y', ['', '', '', ''])], [0, 0], '98,5\t86,2\n97\t0');
    expect(found.changes.map(({ rowId, columnId, text }) => [rowId, columnId, text])).toEqual([
      ['x', 'a', '98,5'],
      ['x', 'b', '86,2'],
      ['y', 'a', '97'],
      ['y', 'b', '0'],
    ]);
    expect(found.refused).toEqual([]);
  });

  it('that is too wide says which cells lie outside', () => {
    const found = pasted(COLUMNS, [row('x', ['', '', '', ''])], [0, 2], '5\t6');
    expect(found.changes.map(({ columnId }) => columnId)).toEqual(['b']);
    expect(found.refused.map(({ text, sentence }) => [text, sentence])).toEqual([['6', 'Nằm ngoài bảng.']]);
  });

  it('keeps its columns where a computed one stands in the sheets too, and says that it is not taken', () => {
    const found = pasted(SCORES, [row('x', ['', '4', ''])], [0, 0], '8\t5\t9');
    expect(found.changes.map(({ columnId, text }) => [columnId, text])).toEqual([
      ['I.1', '8'],
      ['I.3', '9'],
    ]);
    expect(found.refused.map(({ columnId, text }) => [columnId, text])).toEqual([['I.2', '5']]);
  });

  it('of one cell fills the marked cells that take typing', () => {
    expect(pasteTarget(COLUMNS, { top: 0, bottom: 2, left: 0, right: 3 }, [['7']])).toEqual({ top: 0, bottom: 2, columns: [0, 2] });
    expect(pasteTarget(COLUMNS, cell(0, 1), [['7']]).columns).toEqual([]);
  });

  it('that was copied here with its derived columns is put back without them', () => {
    const text = printBlock([
      ['98,5', '100%', '86'],
      ['97', '99%', '85'],
    ]);
    const last = copied(COLUMNS, { top: 0, bottom: 1, left: 0, right: 2 }, text);
    expect(withoutDerived(parseBlock(text), text.replaceAll('\r\n', '\n'), last)).toEqual([
      ['98,5', '86'],
      ['97', '85'],
    ]);
    // Another block, and a copy of derived numbers alone, are taken as they are.
    expect(withoutDerived([['1', '2', '3']], '1\t2\t3', last)).toEqual([['1', '2', '3']]);
    expect(withoutDerived([['100%']], '100%', copied(COLUMNS, cell(0, 1), '100%'))).toEqual([['100%']]);
  });
});

it('clearing and filling leave out what is computed', () => {
  expect(enterable(COLUMNS, { top: 0, bottom: 1, left: 1, right: 3 })).toEqual([2]);
});
