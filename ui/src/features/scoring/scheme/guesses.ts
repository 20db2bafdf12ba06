// What the program guessed of a printed table, by version of the scheme made from it: shown while the window is open.
import type { SchemeTableNote } from '../../../backend';

const kept = new Map<string, readonly SchemeTableNote[]>();

export function keepGuesses(scheme: string, notes: readonly SchemeTableNote[]): void {
  kept.set(scheme, notes);
}

export const guessesOf = (scheme: string): readonly SchemeTableNote[] => kept.get(scheme) ?? [];
