import { describe, expect, it } from 'vitest';
import { placeAfter, tabFrom } from './moves';
import type { GridColumn } from './model';

const typed = (id: string): GridColumn => ({ id, code: id, title: id });
const computed = (id: string): GridColumn => ({ ...typed(id), readonly: true });
const COLUMNS = [typed('a'), computed('%a'), typed('b'), computed('%b')];

describe('Tab', () => {
  it('stops only where something can be typed', () => {
    expect(tabFrom(COLUMNS, 3, { row: 0, column: 0 }, 1)).toEqual({ row: 0, column: 2 });
    expect(tabFrom(COLUMNS, 3, { row: 0, column: 2 }, 1)).toEqual({ row: 1, column: 0 });
    // An arrow may have led onto a computed cell.
    expect(tabFrom(COLUMNS, 3, { row: 0, column: 1 }, 1)).toEqual({ row: 0, column: 2 });
  });
  it('goes back the same way', () => {
    expect(tabFrom(COLUMNS, 3, { row: 1, column: 0 }, -1)).toEqual({ row: 0, column: 2 });
    expect(tabFrom(COLUMNS, 3, { row: 1, column: 2 }, -1)).toEqual({ row: 1, column: 0 });
  });
  it('leaves the grid behind its last cell, before its first and where nothing can be typed', () => {
    expect(tabFrom(COLUMNS, 3, { row: 2, column: 2 }, 1)).toBeUndefined();
    expect(tabFrom(COLUMNS, 3, { row: 0, column: 0 }, -1)).toBeUndefined();
    expect(tabFrom([computed('a')], 3, { row: 0, column: 0 }, 1)).toBeUndefined();
  });
});

describe('keys of movement', () => {
  const reach = { rows: 10, columns: 4, page: 5 };
  const after = (key: string, ctrlKey = false, typing = false) => placeAfter({ key, ctrlKey }, { row: 6, column: 2 }, reach, typing);
  it('lead to the neighbour, by a page, to the edge', () => {
    expect(after('ArrowUp')).toEqual({ row: 5, column: 2 });
    expect(after('PageUp')).toEqual({ row: 1, column: 2 });
    expect(after('ArrowRight', true)).toEqual({ row: 6, column: 3 });
    expect(after('Home')).toEqual({ row: 6, column: 0 });
    expect(after('End', true)).toEqual({ row: 9, column: 3 });
  });
  it('sideways belong to the caret while typing', () => {
    expect(after('ArrowLeft', false, true)).toBeUndefined();
    expect(after('ArrowDown', false, true)).toEqual({ row: 7, column: 2 });
  });
});
