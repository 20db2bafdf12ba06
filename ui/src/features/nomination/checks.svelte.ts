// What the law says of the lines of a batch, and which of them the list shows.
import { query, type CheckedLine, type NominationLine } from '../../backend';
import { FACTS, STANDINGS, standingOf, type Standing } from '../eligibility/words';
import type { Option } from './words';

export class Checks {
  /** The standing that the list is narrowed to. */
  shown = $state<Standing | null>(null);
  private readonly asked;

  constructor(batch: () => string) {
    this.asked = query('batch.check', () => ({ id: batch() }), ['batch', 'nomination', ...FACTS]);
  }

  /** The whole answer; none while it is awaited. */
  readonly whole = $derived.by(() => this.asked.data);
  readonly lines = $derived.by<ReadonlyMap<string, CheckedLine>>(() => new Map(this.whole?.items.map((line) => [line.id, line])));
  readonly counts = $derived.by<ReadonlyMap<Standing, number>>(() => {
    const counts = new Map<Standing, number>();
    for (const line of this.lines.values()) counts.set(standingOf(line), (counts.get(standingOf(line)) ?? 0) + 1);
    return counts;
  });
  readonly choices = $derived.by<Option[]>(() =>
    [...this.counts].map(([standing, count]) => ({ value: standing, label: `${STANDINGS[standing].label} (${count})` })),
  );

  /** The lines that the list shows; all of them once none stands as chosen any more. */
  among(lines: readonly NominationLine[]): readonly NominationLine[] {
    const { shown } = this;
    if (shown === null || !this.counts.has(shown)) return lines;
    return lines.filter((line) => {
      const checked = this.lines.get(line.id ?? '');
      return checked !== undefined && standingOf(checked) === shown;
    });
  }
}

/** The first of what stands in a line's way, for the list. */
export function reasonOf(line: CheckedLine | undefined): string {
  return line?.reasons[0] ?? line?.missing[0] ?? line?.unknown[0] ?? line?.warnings[0] ?? '';
}
