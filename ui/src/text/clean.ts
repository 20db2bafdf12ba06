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

/** Whether every word of the search stands in the folded text; with marks typed, marks count. */
export function matches(text: string, search: string): boolean {
  const words = cleanLine(search).toLowerCase().split(' ').filter(Boolean);
  if (words.length === 0) return true;
  const plain = cleanLine(text).toLowerCase();
  const folded = fold(text);
  return words.every((word) => (fold(word) === word ? folded.includes(word) : plain.includes(word)));
}

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });

/** Vietnamese order, numbers by their size; nothing comes last. */
export function compareText(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return collator.compare(a, b);
}
