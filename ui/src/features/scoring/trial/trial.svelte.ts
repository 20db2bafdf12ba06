// Thử số: entries that are only tried. The program computes with them and stores nothing.
import { call, type CellEntry, type ChangeReport, type UnitResult } from '../../../backend';
import type { GridChange, GridRow, GridSource } from '../../../components';
import { formatNumber } from '../../../text';
import { entriesOf, isFolded, sourceOf, type Sheet } from '../round/sheet';

/** A tried entry with the cell it would go into. */
export interface Tried {
  entry: CellEntry;
  /** Id of the column. */
  column: string;
}

const keyOf = (unit: string, column: string): string => `${unit}/${column}`;

export class Trial {
  /** By unit and column, in the order they were tried. */
  tried = $state.raw<ReadonlyMap<string, Tried>>(new Map());
  report = $state.raw<ChangeReport>();
  /** How many changes are still to be computed. */
  waiting = $state(0);
  /** Counts up when what the rows show is another. */
  version = $state(0);
  private results: ReadonlyMap<string, UnitResult> = new Map();
  private before: ReadonlyMap<string, Tried>[] = [];
  /** One change after the other: each begins with what the one before it came to. */
  private last: Promise<unknown> = Promise.resolve();
  private readonly sheet: () => Sheet | undefined;

  constructor(sheet: () => Sheet | undefined) {
    this.sheet = sheet;
  }

  get entries(): CellEntry[] {
    return [...this.tried.values()].map(({ entry }) => entry);
  }

  /** The rows of the round with what is tried over them; what is typed is tried. */
  source(sheet: Sheet): GridSource {
    const stored = sourceOf(sheet, () => undefined);
    return {
      ...stored,
      load: async (from, count) => (await stored.load(from, count)).map((row) => this.over(row, sheet)),
      apply: (changes) => this.add(sheet, changes),
    };
  }

  /** Gives up the last change. */
  back(): Promise<void> {
    return this.inTurn(async () => {
      const before = this.before.at(-1);
      if (!before) return;
      await this.compute(before);
      this.before = this.before.slice(0, -1);
    });
  }

  drop(key: string): Promise<void> {
    return this.change((tried) => tried.delete(key));
  }

  /** The stored numbers changed: what is tried is computed with them. */
  refresh(): Promise<void> {
    return this.inTurn(() => this.compute(this.tried));
  }

  private add(sheet: Sheet, changes: readonly GridChange[]): Promise<void> {
    const entries = entriesOf(sheet, changes);
    return this.change((tried) => {
      changes.forEach(({ rowId, columnId }, index) => {
        const entry = entries[index];
        if (entry) tried.set(keyOf(rowId, columnId), { entry, column: columnId });
      });
    });
  }

  private change(put: (tried: Map<string, Tried>) => void): Promise<void> {
    return this.inTurn(async () => {
      const before = this.tried;
      const next = new Map(before);
      put(next);
      await this.compute(next);
      this.before = [...this.before, before];
    });
  }

  private inTurn(run: () => Promise<void>): Promise<void> {
    this.waiting += 1;
    const turn = this.last.then(run).finally(() => (this.waiting -= 1));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Throws the program's refusal, and then nothing is another. */
  private async compute(next: ReadonlyMap<string, Tried>): Promise<void> {
    const sheet = this.sheet();
    if (!sheet) return;
    const cells = [...next.values()].map(({ entry }) => entry);
    const found = next.size > 0 ? await call('score.what_if', { round: sheet.round, stage: sheet.stage, cells, only_changes: true }) : undefined;
    this.results = new Map(found?.evaluation.units.map((unit) => [unit.unit, unit]));
    this.report = found?.report;
    this.tried = next;
    this.version += 1;
  }

  private over(row: GridRow, sheet: Sheet): GridRow {
    const result = this.results.get(row.id);
    if (!result) return row;
    const scores = new Map(result.leaves.map(({ code, score }) => [code, formatNumber(score)]));
    const groups = new Map(result.groups.map(({ code, score }) => [code, formatNumber(score)]));
    const cells = sheet.columns.map((one, place) => {
      const cell = row.cells[place] ?? { text: '' };
      const points = isFolded(one) ? groups.get(one.section) : undefined;
      if (points !== undefined && points !== cell.text) return { ...cell, text: points, edit: points, tone: 'tried' as const, source: 'theo số thử' };
      if (isFolded(one)) return cell;
      const entry = this.tried.get(keyOf(row.id, one.column.key))?.entry;
      if (entry) return { ...cell, text: entry.value || '(xóa)', edit: entry.value, tone: 'tried' as const, source: 'số thử, chưa ghi' };
      const score = one.column.field === null ? scores.get(one.column.criterion) : undefined;
      return score === undefined || score === cell.text ? cell : { ...cell, text: score, edit: score, tone: 'tried' as const, source: 'theo số thử' };
    });
    const { total, percent, rank, grade_name } = result;
    const totals = [formatNumber(total), formatNumber(percent), rank === null ? '' : formatNumber(rank), ...(sheet.graded ? [grade_name ?? ''] : [])];
    return { ...row, cells, totals, tried: totals.map((text, place) => text !== row.totals[place]) };
  }
}
