// How surely a rule was read, in words for officers.
import type { LawSource } from '../../backend';

/** What was not checked against the original is said beside every rule. */
export const isChecked = (source: LawSource): boolean => source.badge === null;

export function sourceWords(source: LawSource): string {
  if (isChecked(source)) return 'Đã đối chiếu bản gốc';
  return source.status === 'memory' ? 'Ghi theo trí nhớ, chưa đối chiếu' : 'Chưa đối chiếu bản gốc';
}
