// Long names in the two lines that a grid has for them.

/** A name of at most so many letters: a longer one is cut in its middle, for names that look alike differ at their ends. */
export function middleCut(name: string, letters: number): string {
  if (name.length <= letters) return name;
  const words = name.split(' ');
  const tail: string[] = [];
  // Two fifths for the end, the rest for the beginning.
  while (words.length > 1 && [words.at(-1), ...tail].join(' ').length <= letters * 0.4) tail.unshift(words.pop() ?? '');
  while (words.length > 1 && [...words, '…', ...tail].join(' ').length > letters) words.pop();
  return [...words, '…', ...tail].join(' ');
}
