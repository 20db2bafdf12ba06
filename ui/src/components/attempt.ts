// Does something that the program may refuse, and says the refusal where nothing else would show it.
import { refusal } from '../backend';
import { errorSentence } from '../text';
import { notices } from './notices.svelte';

/** The result; `undefined` after a refusal, which a toast has told. */
export async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (thrown) {
    notices.show('bad', errorSentence(refusal(thrown)));
    return undefined;
  }
}
