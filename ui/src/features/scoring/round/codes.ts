// How criteria are called where the group they stand in is out of sight.
import type { LeafColumn } from '../../../backend';

/**
 * By their codes: as printed, or in full where the scheme prints one code in several groups – `1` is both `I.1` and `II.1`
 * on many papers.
 */
export function codesOf(criteria: readonly LeafColumn[]): ReadonlyMap<string, string> {
  const repeats = new Set(criteria.map(({ printed_code }) => printed_code)).size < criteria.length;
  return new Map(criteria.map((leaf) => [leaf.code, repeats && leaf.path.length > 0 ? leaf.code : leaf.printed_code]));
}
