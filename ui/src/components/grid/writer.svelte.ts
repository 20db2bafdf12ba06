// Blocks of cells on their way into the data: looked over first where something is not taken, written as one operation.
import { refusal } from '../../backend';
import { errorSentence, formatNumber } from '../../text';
import { notices, toast } from '../notices.svelte';
import type { BlockChanges } from './blocks';
import type { GridChange, GridPreview, GridReading, GridReadings, GridSource } from './model';

/** A block that is looked over. */
export interface Pending extends GridPreview {
  /** Cells that already hold what is put there, or would be left as they are. */
  same: number;
  /** An example of numbers that can be read in two ways, while there are any. */
  doubtful: (GridReadings & { text: string }) | undefined;
  /** How they are read. */
  reading: GridReading | undefined;
}

const keyOf = ({ rowId, columnId }: GridChange): string => `${rowId}/${columnId}`;

export class BlockWriter {
  pending = $state.raw<Pending>();
  private block: BlockChanges = { changes: [], same: 0, refused: [] };
  private readings: ReadonlyMap<string, GridReadings> = new Map();
  private readonly source: () => GridSource;
  private readonly send: (changes: readonly GridChange[]) => Promise<boolean>;

  constructor(source: () => GridSource, send: (changes: readonly GridChange[]) => Promise<boolean>) {
    this.source = source;
    this.send = send;
  }

  /** Writes a block; looked over first when something of it is not taken, or always. */
  async put(block: BlockChanges, always: boolean): Promise<void> {
    this.block = block;
    this.readings = new Map();
    const found = await this.look(undefined);
    if (!found) return;
    this.readings = new Map(found.refused.flatMap((one) => (one.readings ? [[keyOf(one), one.readings]] : [])));
    if (always || found.refused.length > 0) this.pending = this.told(found, undefined);
    else await this.write(found.accepted, found.unchanged);
  }

  /** Takes all numbers with a doubtful separator in one way. */
  async readAs(reading: GridReading): Promise<void> {
    const found = await this.look(reading);
    if (found && this.pending) this.pending = this.told(found, reading);
  }

  /** What is taken is written. */
  async accept(): Promise<void> {
    const { pending } = this;
    this.pending = undefined;
    if (pending) await this.write(pending.accepted, pending.unchanged);
  }

  private told(found: GridPreview, reading: GridReading | undefined): Pending {
    const first = this.block.changes.find((change) => this.readings.has(keyOf(change)));
    const readings = first && this.readings.get(keyOf(first));
    return { ...found, same: this.block.same + found.unchanged, doubtful: readings && { ...readings, text: first.text }, reading };
  }

  /** What the program says of the block, its doubtful numbers read in one way; none after a refusal of all. */
  private async look(reading: GridReading | undefined): Promise<GridPreview | undefined> {
    const { changes, refused } = this.block;
    const read = changes.map((change) => {
      const readings = reading && this.readings.get(keyOf(change));
      return readings ? { ...change, text: readings[reading] ?? readings.decimal } : change;
    });
    try {
      const found = read.length > 0 ? await this.source().preview(read) : { accepted: [], unchanged: 0, refused: [] };
      return { ...found, refused: [...found.refused, ...refused] };
    } catch (thrown) {
      notices.show('bad', errorSentence(refusal(thrown)));
      return undefined;
    }
  }

  private async write(changes: readonly GridChange[], unchanged: number): Promise<void> {
    if (changes.length > 0 && (await this.send(changes))) toast(`Đã ghi ${formatNumber(changes.length - unchanged)} ô.`);
  }
}
