// Typed text as it leaves a field, and text as a search sees it.

/** U+202F, which Vietnamese keyboard hooks send to break a browser's completion; zero-width marks; soft hyphens. */
const HOOK_MARKS = /[\u202f\u200b-\u200d\ufeff\u00ad]/g;

/** A single line: no hook marks, NFC, trimmed, single-spaced. */
export function cleanLine(typed: string): string {
  return typed.replace(HOOK_MARKS, '').normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Several lines: no hook marks, NFC, no blanks at the ends of lines or of the whole; paragraphs stay. */
export function cleanText(typed: string): string {
  const text = typed.replace(HOOK_MARKS, '').normalize('NFC').replace(/\r\n?/g, '\n');
  return text.replace(/[^\S\n]+$/gm, '').replace(/^\n+|\s+$/g, '');
}

/** Text for searching: without marks, đ as d, lower case, single-spaced. Never shown, never stored. */
export function fold(text: string): string {
  return cleanLine(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd');
}

/** As it stands at the beginning of a line: a name that was written within a sentence begins with a capital there. */
export const capitalFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Text made ready for searching once, for lists that are searched at every key. */
export interface Haystack {
  plain: string;
  folded: string;
}

export function haystack(text: string): Haystack {
  return { plain: cleanLine(text).toLowerCase(), folded: fold(text) };
}

/** Whether every word of the search stands in the text; a word typed with marks must have them. */
export function finds({ plain, folded }: Haystack, search: string): boolean {
  const words = cleanLine(search).toLowerCase().split(' ').filter(Boolean);
  return words.every((word) => (fold(word) === word ? folded.includes(word) : plain.includes(word)));
}

export function matches(text: string, search: string): boolean {
  return search.trim() === '' || finds(haystack(text), search);
}

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });

/** Vietnamese order, numbers by their size; nothing comes last. */
export function compareText(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return collator.compare(a, b);
}
