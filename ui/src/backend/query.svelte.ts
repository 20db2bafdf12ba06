// A command's answer that stays fresh: fetched when its input changes and when what it shows was touched.
import { untrack } from 'svelte';
import { call, type CommandName, type Input, type Output } from './call';
import { onChange } from './changes';
import { refusal, type Refusal } from './refusal';

export interface Query<T> {
  /** The latest answer; stays while a newer one is fetched. */
  readonly data: T | undefined;
  readonly failure: Refusal | undefined;
  /** Whether the first answer, or the answer to a new input, is still awaited. */
  readonly loading: boolean;
  refresh(): Promise<void>;
}

/**
 * Keeps the answer of a command. Call it while a component is set up.
 * `input` may read state; `undefined` means "nothing to ask yet". `kinds` are the entities whose changes matter;
 * `null`: any change.
 */
export function query<N extends CommandName>(
  name: N,
  input: () => Input<N> | undefined,
  kinds: readonly string[] | null,
): Query<Output<N>> {
  let data = $state.raw<Output<N>>();
  let failure = $state.raw<Refusal>();
  let loading = $state(true);
  let asked = 0;

  async function fetch(): Promise<void> {
    const ask = untrack(input);
    const turn = (asked += 1);
    if (ask === undefined) {
      data = undefined;
      loading = false;
      return;
    }
    try {
      const answer = await call(name, ask);
      if (turn !== asked) return;
      data = answer;
      failure = undefined;
    } catch (thrown) {
      if (turn !== asked) return;
      failure = refusal(thrown);
    }
    loading = false;
  }

  const asking = $derived(JSON.stringify(input()));
  /** The input that was gone for last: until the effect has seen a new one, what is there is of another. */
  let begun = $state<string>();
  $effect(() => {
    begun = asking;
    loading = true;
    untrack(() => void fetch());
  });
  $effect(() => onChange(kinds, () => void fetch()));

  return {
    get data() {
      return data;
    },
    get failure() {
      return failure;
    },
    get loading() {
      return loading || begun !== asking;
    },
    refresh: fetch,
  };
}
