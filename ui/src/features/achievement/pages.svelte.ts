// The list of achievements, fetched a page at a time: twenty thousand of them weigh no more than those in sight.
import { untrack } from 'svelte';
import { call, onChange, type AchievementOrder, type AchievementRow, type Filter } from '../../backend';
import { attempt } from '../../components';

export type Narrowing = Pick<Filter, 'year' | 'subject' | 'movement' | 'kind'>;

const PAGE = 200;
const PAUSE_MS = 120;

export class Pages {
  /** As long as what was found; holes are not fetched yet. */
  rows = $state.raw<readonly (AchievementRow | undefined)[]>([]);
  loading = $state(true);
  private search = $state('');
  private order = $state.raw<Pick<Filter, 'order' | 'descending'>>({ order: 'latest', descending: false });
  private readonly filter: () => Narrowing;
  private readonly asked = new Set<number>();
  private turn = 0;
  private inSight = [0, 0];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `filter` may read state; call it while a component is set up. */
  constructor(filter: () => Narrowing) {
    this.filter = filter;
    $effect(() => {
      void [filter(), this.search, this.order];
      untrack(() => void this.begin());
    });
    $effect(() => onChange(['achievement', 'unit', 'person', 'household', 'movement'], () => void this.begin()));
  }

  /** Takes new words, when the typing pauses. */
  find(words: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.search = words.trim()), PAUSE_MS);
  }

  sort(order: AchievementOrder, descending: boolean): void {
    this.order = { order, descending };
  }

  /** Fetches what is in sight and not there. */
  need(first: number, last: number): void {
    this.inSight = [first, last];
    if (this.rows.length === 0) return;
    for (let page = Math.floor(first / PAGE); page * PAGE < last; page += 1) {
      if (!this.asked.has(page)) void this.fetch(page);
    }
  }

  /** Asks anew, first for what is in sight; what is shown stays until the answer. */
  private async begin(): Promise<void> {
    this.turn += 1;
    this.asked.clear();
    this.loading = true;
    const turn = this.turn;
    await this.fetch(Math.floor((this.inSight[0] ?? 0) / PAGE), true);
    if (turn === this.turn) this.loading = false;
  }

  private async fetch(page: number, anew = false): Promise<void> {
    const turn = this.turn;
    this.asked.add(page);
    const offset = page * PAGE;
    const answer = await attempt(() =>
      call('achievement.list', { ...this.filter(), ...this.order, ...(this.search ? { search: this.search } : {}), offset, limit: PAGE }),
    );
    if (turn !== this.turn || !answer) return;
    // Fewer than before: what was in sight is gone.
    if (anew && page > 0 && offset >= answer.total) return this.fetch(0, true);
    const rows = anew ? new Array<AchievementRow | undefined>(answer.total).fill(undefined) : [...this.rows];
    answer.items.forEach((row, index) => (rows[offset + index] = row));
    this.rows = rows;
    if (anew) this.need(this.inSight[0] ?? 0, this.inSight[1] ?? 0);
  }
}
