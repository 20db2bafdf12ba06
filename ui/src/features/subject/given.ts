// What a new entry is about where another screen already knows it: `…/new?subject=person:ID&year=2026`.
import type { Subject } from '../../backend';
import { keyOf, subjectOf } from './subject';

export interface Given {
  subject: Subject | undefined;
  year: number | undefined;
  award: string | undefined;
}

export function givenOf(query: Readonly<Record<string, string>>): Given {
  return { subject: subjectOf(query['subject'] ?? ''), year: Number(query['year']) || undefined, award: query['award'] };
}

/** The end of the name of its draft: what was begun about one subject is not put before another. */
export const draftOf = ({ subject }: Given): string => (subject ? `new:${keyOf(subject)}` : 'new');
