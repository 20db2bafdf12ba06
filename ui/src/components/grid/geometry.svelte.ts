// Where the cells of a grid lie, and which of them are in sight.
import type { GridColumn, GridPlace } from './model';

const OVERSCAN_ROWS = 6;
const OVERSCAN_COLUMNS = 2;
const COLUMN = 76;
/** How much wider columns grow where there is room for all. */
const STRETCH = 1.7;
/** Height of a row before it is measured. */
const ROW = 34;
/** Pixels of a letter of a name at the usual size, and what a line of names leaves free. */
const [LETTER, MARGIN] = [6.6, 46];
/** What ten letters' heights measure at the usual size. */
const PROBE = 140;

interface Extent {
  columns: readonly GridColumn[];
  rows: number;
  nameWidth: number;
  /** Widths of the frozen totals. */
  totals: readonly number[];
}

export class Geometry {
  /** How far it is scrolled. */
  top = $state(0);
  left = $state(0);
  viewHeight = $state(600);
  viewWidth = $state(1000);
  headHeight = $state(0);
  /** A probe of `--row` by `10rem`: everything follows the size of letters. */
  probeHeight = $state(0);
  probeWidth = $state(0);
  private readonly extent: () => Extent;

  constructor(extent: () => Extent) {
    this.extent = extent;
  }

  readonly rowHeight = $derived(this.probeHeight || ROW);
  private readonly scale = $derived(this.probeWidth ? this.probeWidth / PROBE : 1);
  readonly nameSpace = $derived.by(() => Math.round(this.extent().nameWidth * this.scale));
  /** How many letters of a name its two lines hold. */
  readonly nameLetters = $derived.by(() => Math.max(20, Math.floor((this.extent().nameWidth - MARGIN) / LETTER) * 2 - 6));
  /** Widths of the frozen totals. */
  readonly totals = $derived.by(() => this.extent().totals.map((width) => Math.round(width * this.scale)));
  private readonly totalSpace = $derived(this.totals.reduce((sum, width) => sum + width, 0));
  private readonly offsets = $derived.by(() => {
    const widths = this.extent().columns.map(({ width = COLUMN }) => width * this.scale);
    const stretch = this.room / widths.reduce((sum, width) => sum + width, 1);
    const found = [0];
    for (const width of widths) found.push((found.at(-1) ?? 0) + Math.floor(width * Math.max(1, Math.min(STRETCH, stretch))));
    return found;
  });
  readonly width = $derived.by(() => this.nameSpace + (this.offsets.at(-1) ?? 0) + this.totalSpace);
  /** Room for rows, for cells. */
  private readonly height = $derived(Math.max(this.rowHeight, this.viewHeight - this.headHeight));
  private readonly room = $derived.by(() => Math.max(COLUMN, this.viewWidth - this.nameSpace - this.totalSpace));

  readonly firstRow = $derived(Math.max(0, Math.floor(this.top / this.rowHeight) - OVERSCAN_ROWS));
  readonly lastRow = $derived.by(() => Math.min(this.extent().rows, Math.ceil((this.top + this.height) / this.rowHeight) + OVERSCAN_ROWS));
  readonly rowsInSight = $derived(Array.from({ length: Math.max(0, this.lastRow - this.firstRow) }, (_, index) => this.firstRow + index));
  readonly firstColumn = $derived(Math.max(0, this.columnAt(this.left) - OVERSCAN_COLUMNS));
  /** One behind the last column in sight. */
  readonly lastColumn = $derived.by(() => Math.min(this.extent().columns.length, this.columnAt(this.left + this.room) + 1 + OVERSCAN_COLUMNS));
  /** Rows of a leap by PageDown. */
  readonly page = $derived(Math.max(1, Math.floor(this.height / this.rowHeight) - 1));

  /** Where a column begins, behind the names. */
  readonly at = (column: number): number => this.offsets[Math.max(0, Math.min(this.offsets.length - 1, column))] ?? 0;

  /** How far to scroll so that a cell is in sight between the frozen parts. */
  reveal(place: GridPlace, top: number, left: number): { top: number; left: number } {
    const y = place.row * this.rowHeight;
    const [x, end] = [this.at(place.column), this.at(place.column + 1)];
    return {
      top: y < top ? y : Math.max(top, y + this.rowHeight - this.height),
      left: x < left ? x : Math.max(left, end - this.room),
    };
  }

  private columnAt(x: number): number {
    let column = 0;
    while (column < this.offsets.length - 2 && this.at(column + 1) <= x) column += 1;
    return column;
  }
}
