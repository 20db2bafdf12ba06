// The conditions of an award as steps of an explanation: what the law asks, what was found, where it stands.
import type { ExplainedCondition, LawTruth, Subject } from '../../backend';
import type { ExplanationStep } from '../../components';
import { placesOf } from './places';

const TONES: Record<LawTruth, ExplanationStep['tone']> = { met: 'ok', unknown: 'warn', not_met: 'bad' };

/** Articles, one each: several stand behind each other with semicolons. */
export const articles = (citation: string): string[] => citation.split('; ').filter(Boolean);

/** What a reader should know of how surely the rule itself is known. */
function doubts(condition: ExplainedCondition): string[] {
  if (condition.draft) return ['Theo dự thảo luật, phải đối chiếu văn bản ban hành.'];
  return condition.source_status === 'memory' ? ['Ghi theo trí nhớ, phải đối chiếu văn bản gốc.'] : [];
}

function step(condition: ExplainedCondition, subject: Subject, spared: boolean): ExplanationStep {
  const parts = [...(condition.parts ?? []), ...(condition.standard ?? [])];
  // Where one of several ways is enough and was found, the others are no failure.
  const enough = condition.op === 'any' && condition.truth === 'met';
  const places = (condition.wanted ?? []).flatMap((wanted) => placesOf(wanted, subject));
  return {
    text: condition.text,
    ...(!(spared && condition.truth !== 'met') && { tone: TONES[condition.truth] }),
    citations: articles(condition.citation).map((text) => ({ text })),
    inputs: condition.truth === 'met' ? [] : places,
    notes: [condition.sentence, ...doubts(condition)].filter(Boolean),
    children: parts.map((part) => step(part, subject, enough)),
  };
}

/** The conditions under the award's own line; that line where it is the only one. */
export function stepsOf(explanation: ExplainedCondition, subject: Subject): ExplanationStep[] {
  const whole = step(explanation, subject, false);
  return whole.children?.length ? [...whole.children] : [whole];
}
