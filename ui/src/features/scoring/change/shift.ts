// What was and what is, as one text.

/** `12 → 13,5`; only the one where nothing moved. */
export function shift(before: string | null | undefined, after: string | null | undefined): string {
  const [was, is] = [before || '–', after || '–'];
  return was === is ? is : `${was} → ${is}`;
}
