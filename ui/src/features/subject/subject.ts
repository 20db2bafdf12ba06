// Subjects on the screen: a unit, a person or a household, searched as one.
import type { FoundSubject, Subject, SubjectKind } from '../../backend';
import { href } from '../../shell/route.svelte';

export const kindNames: Record<SubjectKind, string> = { unit: 'Tập thể', person: 'Cá nhân', household: 'Hộ gia đình' };

/** One text for a subject, for lists that choose by a text. */
export const keyOf = (subject: Subject): string => `${subject.kind}:${subject.id}`;

export function subjectOf(key: string): Subject | undefined {
  const [kind, id] = key.split(':');
  if (id === undefined || (kind !== 'unit' && kind !== 'person' && kind !== 'household')) return undefined;
  return { kind, id };
}

/** What tells a subject from its namesakes. */
export const hintOf = ({ subject, code, place }: FoundSubject): string => [kindNames[subject.kind], place || code].filter(Boolean).join(' · ');

/** Where it is shown. */
export const addressOf = ({ kind, id }: Subject): string => (kind === 'unit' ? href('unit', id) : href('unit', kind, id));
