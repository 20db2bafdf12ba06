// What the law says of the lines of a batch, and which of them the list shows.
import { query, type CheckedLine, type NominationLine, type NominationState } from '../../backend';
import { FACTS, STANDINGS, standingOf, type Standing } from '../eligibility/words';
import { STATES } from './states';
import type { Option } from './words';

export class Checks {
  /** The standing that the list is narrowed to. */
  shown = $state<Standing | null>(null);
  /** The state that the list is narrowed to. */
  state = $state<NominationState | null>(null);
  /** Whether the list is narrowed to lines whose dossiers are whole, or are not. */
  dossier = $state<'whole' | 'lacking' | null>(null);
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

  readonly states = $derived.by<Option[]>(() => {
    const counts = new Map<NominationState, number>();
    for (const line of this.lines.values()) counts.set(line.state, (counts.get(line.state) ?? 0) + 1);
    return [...counts].map(([state, count]) => ({ value: state, label: `${STATES[state].label} (${count})` }));
  });

  /** Whether documents of dossiers are ticked in this batch at all. */
  readonly ticks = $derived.by(() => [...this.lines.values()].some((line) => line.dossier_received > 0));
  readonly dossiers = $derived.by<Option[]>(() => {
    const all = [...this.lines.values()];
    const lacking = all.filter((line) => line.dossier_missing.length > 0).length;
    return [
      { value: 'lacking', label: `Thiếu hồ sơ (${lacking})` },
      { value: 'whole', label: `Đủ hồ sơ (${all.length - lacking})` },
    ];
  });

  /** The lines that the list shows; a choice that no line stands for any more narrows nothing. */
  among(lines: readonly NominationLine[]): readonly NominationLine[] {
    const shown = this.shown !== null && this.counts.has(this.shown) ? this.shown : null;
    const state = this.states.some(({ value }) => value === this.state) ? this.state : null;
    const dossier = this.ticks ? this.dossier : null;
    if (shown === null && state === null && dossier === null) return lines;
    return lines.filter((line) => {
      const checked = this.lines.get(line.id ?? '');
      if (!checked) return false;
      const isWhole = checked.dossier_missing.length === 0;
      return (
        (shown === null || standingOf(checked) === shown) &&
        (state === null || checked.state === state) &&
        (dossier === null || (dossier === 'whole') === isWhole)
      );
    });
  }
}

/** The first of what stands in a line's way, for the list. */
export function reasonOf(line: CheckedLine | undefined): string {
  return line?.differs?.text ?? line?.reasons[0] ?? line?.missing[0] ?? line?.unknown[0] ?? line?.warnings[0] ?? '';
}
