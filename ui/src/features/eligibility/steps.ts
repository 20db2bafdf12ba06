// The conditions of an award as steps of an explanation: what the law asks, what was found, where it stands.
import type { ExplainedCondition, LawTruth, Subject } from '../../backend';
import type { ExplanationStep } from '../../components';
import { placesOf } from './places';

const TONES: Record<LawTruth, ExplanationStep['tone']> = { met: 'ok', unknown: 'warn', not_met: 'bad' };

/** Articles, one each: several stand behind each other with semicolons. */
export const articles = (citation: string): string[] => citation.split('; ').filter(Boolean);

/** The badges of rules that nobody compared with the original text. */
export const BADGES: Record<string, string> = {
  secondary: 'Chưa đối chiếu văn bản gốc',
  memory: 'Chưa đối chiếu văn bản gốc – theo trí nhớ, phải đối chiếu',
};

/** What a reader should know of how surely the rule itself is known. */
function badgeOf(condition: ExplainedCondition): string | undefined {
  return condition.draft ? 'Theo dự thảo luật, phải đối chiếu văn bản ban hành' : BADGES[condition.source_status];
}

/** The badge of the least sure of the rules of a tree, with those of the standards that it asks for. */
export function worstBadge(explanation: ExplainedCondition): string | undefined {
  const below = [...(explanation.parts ?? []), ...(explanation.standard ?? [])].map(worstBadge);
  const found = [BADGES[explanation.source_status], ...below];
  return [BADGES['memory'], BADGES['secondary']].find((badge) => badge !== undefined && found.includes(badge));
}

function step(condition: ExplainedCondition, subject: Subject, spared: boolean): ExplanationStep {
  const badge = badgeOf(condition);
  const parts = [...(condition.parts ?? []), ...(condition.standard ?? [])];
  // Where one of several ways is enough and was found, the others are no failure.
  const enough = condition.op === 'any' && condition.truth === 'met';
  const places = (condition.wanted ?? []).flatMap((wanted) => placesOf(wanted, subject));
  return {
    text: condition.text,
    ...(!(spared && condition.truth !== 'met') && { tone: TONES[condition.truth] }),
    citations: articles(condition.citation).map((text) => ({ text })),
    inputs: condition.truth === 'met' ? [] : places,
    ...(badge !== undefined && { badge }),
    notes: [condition.sentence].filter(Boolean),
    children: parts.map((part) => step(part, subject, enough)),
  };
}

/** The conditions under the award's own line; that line where it is the only one. */
export function stepsOf(explanation: ExplainedCondition, subject: Subject): ExplanationStep[] {
  const whole = step(explanation, subject, false);
  return whole.children?.length ? [...whole.children] : [whole];
}
