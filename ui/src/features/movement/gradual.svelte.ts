// Long forms appear at once and fill up step by step, so that nothing waits for what is not in sight yet.

const PAUSE_MS = 16;

export class Gradual {
  /** How many of the parts are there. */
  shown = $state(0);

  /** Call it while a component is set up; `total` may read state. */
  constructor(total: () => number, first: number, step: number) {
    this.shown = first;
    $effect(() => {
      if (this.shown >= total()) return;
      const timer = setTimeout(() => (this.shown += step), PAUSE_MS);
      return () => clearTimeout(timer);
    });
  }

  /** What is asked for is there at once. */
  reach(count: number): void {
    this.shown = Math.max(this.shown, count);
  }
}
