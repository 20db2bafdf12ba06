// The rows of a grid that are known: fetched a window at a time, around what is in sight.
import type { GridRow, GridSource } from './model';

const PAGE = 50;
const IN_FLIGHT = 2;

export class RowWindow {
  /** Counts up whenever rows arrive, so that what shows them is drawn anew. */
  private version = $state(0);
  private readonly source: () => GridSource;
  private readonly arrived: () => void;
  private readonly rows = new Map<number, GridRow>();
  private readonly fresh = new Set<number>();
  private flying = 0;
  /** How often everything was asked for anew. */
  age = 0;
  private wanted: [number, number] = [0, 0];
  failed = $state.raw<unknown>();

  constructor(source: () => GridSource, arrived: () => void) {
    this.source = source;
    this.arrived = arrived;
  }

  row(index: number): GridRow | undefined {
    void this.version;
    return this.rows.get(index);
  }

  /** Where a row stands now, as far as it is known; the place nearest to one where several are. */
  indexOf(id: string, near: number): number | undefined {
    let found: number | undefined;
    for (const [index, row] of this.rows) {
      if (row.id === id && (found === undefined || Math.abs(index - near) < Math.abs(found - near))) found = index;
    }
    return found;
  }

  /** Whether all rows of a stretch are known. */
  has(from: number, to: number): boolean {
    for (let index = from; index <= to; index += 1) if (!this.rows.has(index)) return false;
    return true;
  }

  /** Fetches what lacks around a stretch. */
  want(from: number, to: number): void {
    this.wanted = [Math.max(0, from - PAGE / 2), Math.min(this.source().count - 1, to + PAGE / 2)];
    this.fetch();
  }

  /** Fetches a stretch before going on. */
  async ensure(from: number, to: number): Promise<void> {
    if (this.has(from, to)) return;
    this.put(from, await this.source().load(from, to - from + 1));
  }

  /** Everything shown may have changed: it stays until the new rows arrive. */
  refresh(): void {
    this.age += 1;
    this.fresh.clear();
    for (const index of this.rows.keys()) if (index >= this.source().count) this.rows.delete(index);
    this.fetch();
  }

  private fetch(): void {
    const [from, to] = this.wanted;
    for (let page = Math.floor(from / PAGE); page * PAGE <= to && this.flying < IN_FLIGHT; page += 1) {
      if (!this.fresh.has(page)) void this.fetchPage(page);
    }
  }

  private async fetchPage(page: number): Promise<void> {
    const { age } = this;
    const source = this.source();
    const from = page * PAGE;
    this.fresh.add(page);
    this.flying += 1;
    try {
      const rows = await source.load(from, Math.min(PAGE, source.count - from));
      if (age === this.age) this.put(from, rows);
      this.failed = undefined;
    } catch (thrown) {
      this.failed = thrown;
    } finally {
      this.flying -= 1;
    }
    if (this.failed === undefined) this.fetch();
  }

  private put(from: number, rows: readonly GridRow[]): void {
    rows.forEach((row, index) => this.rows.set(from + index, row));
    this.version += 1;
    this.arrived();
  }
}
