// The bus of changes: every write says which entities it touched, and what shows them fetches anew.
import type { Change } from './bindings';

type Listener = (changes: readonly Change[]) => void;
interface Subscription {
  kinds: ReadonlySet<string> | null;
  listener: Listener;
}

const subscriptions = new Set<Subscription>();

/** Calls back after each write that touched one of the kinds of entities (`'unit'`, `'score'`; `null`: any). */
export function onChange(kinds: readonly string[] | null, listener: Listener): () => void {
  const subscription = { kinds: kinds && new Set(kinds), listener };
  subscriptions.add(subscription);
  return () => subscriptions.delete(subscription);
}

export function announce(changes: readonly Change[]): void {
  if (changes.length === 0) return;
  for (const { kinds, listener } of [...subscriptions]) {
    const touched = kinds ? changes.filter((change) => kinds.has(change.entity)) : changes;
    if (touched.length > 0) listener(touched);
  }
}

/** After another data file was opened: nothing that is shown still holds. */
export function announceAll(): void {
  for (const { listener } of [...subscriptions]) listener([]);
}
