// The typed door to the program.
import type { Change, Commands } from './bindings';
import { announce } from './changes';
import { refusal } from './refusal';
import { send } from './transport';
import { activity } from './activity.svelte';

export type CommandName = keyof Commands;
export type Input<N extends CommandName> = Commands[N]['input'];
export type Output<N extends CommandName> = Commands[N]['output'];

function changesOf(answer: unknown): readonly Change[] {
  if (typeof answer !== 'object' || answer === null || !('changes' in answer) || !('operation' in answer)) return [];
  return Array.isArray(answer.changes) ? (answer.changes as Change[]) : [];
}

/**
 * Runs a command of the program. What it touched is announced to everything that shows it.
 * Rejects with a `Refusal`.
 */
export async function call<N extends CommandName>(name: N, input: Input<N>): Promise<Output<N>> {
  const ended = activity.begin();
  try {
    const answer = await send(name, input);
    const changes = changesOf(answer);
    if (changes.length > 0) activity.saved();
    announce(changes);
    return answer as Output<N>;
  } catch (thrown) {
    throw refusal(thrown);
  } finally {
    ended();
  }
}
