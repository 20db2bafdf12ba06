// What of the active cell the keyboard goes to in the panel beside it.
import { isComposing } from '../../../components';

/** Its reason, or its evidence. */
export type Asking = 'reason' | 'evidence';

/** What a key asks for; none for any other key. */
export function askedBy(event: KeyboardEvent): Asking | undefined {
  if (isComposing(event) || !event.shiftKey || event.ctrlKey || event.altKey) return undefined;
  if (event.key === 'F2') return 'reason';
  return event.key === 'F4' ? 'evidence' : undefined;
}
