// How far the stages of a round are, kept while its grid is open: asked for when the typing rests, never on the way.
import { call, onChange, type Input, type Output } from '../../../backend';
import { ROUND_KINDS } from '../kinds';

/** Long enough for the next number to be typed first: of 2,000 units it takes the program most of a second. */
const REST_MS = 2500;

export class StageStanding {
  view = $state.raw<Output<'score.stages'>>();
  private turn = 0;

  /** Make one while a component is set up. */
  constructor(round: Input<'score.stages'>) {
    $effect(() => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const ask = (after: number): void => {
        clearTimeout(timer);
        timer = setTimeout(() => void this.fetch(round), after);
      };
      ask(0);
      const stop = onChange(ROUND_KINDS, () => ask(REST_MS));
      return () => {
        clearTimeout(timer);
        stop();
      };
    });
  }

  private async fetch(round: Input<'score.stages'>): Promise<void> {
    const turn = (this.turn += 1);
    // Only a help beside the grid, which tells refusals itself.
    const view = await call('score.stages', round).catch(() => undefined);
    if (turn === this.turn) this.view = view;
  }
}
