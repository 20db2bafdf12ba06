// Rules of a whole scheme that hang together: stages and whose points count, grades by name.
import type { Grade, Scheme, Stage } from '../../../backend';

/** With other stages; a new one decides before the others, as the last stage does. */
export function withStages({ stages: before, precedence }: Pick<Scheme, 'stages' | 'precedence'>, stages: readonly Stage[]): Pick<Scheme, 'stages' | 'precedence'> {
  const lastFirst = (all: readonly Stage[]): string[] => all.map(({ code }) => code).toReversed();
  const usual = precedence.join(' ') === lastFirst(before).join(' ');
  const kept = precedence.filter((code) => stages.some((stage) => stage.code === code));
  const fresh = lastFirst(stages).filter((code) => !kept.includes(code));
  return { stages: [...stages], precedence: usual ? lastFirst(stages) : [...fresh, ...kept] };
}

/** What a quota or a gate names a grade by. */
export const gradeKey = ({ code, name_vi }: Grade): string => code ?? name_vi;

/** The grades to choose from. */
export const gradeOptions = (grades: readonly Grade[]): { value: string; label: string }[] =>
  grades.filter(({ name_vi }) => name_vi !== '').map((grade) => ({ value: gradeKey(grade), label: grade.name_vi }));
