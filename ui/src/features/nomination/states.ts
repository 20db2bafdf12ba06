// How far a nomination is, and what is done to bring it on. What may follow what is the program's to say.
import { NOMINATION_STATES, type NominationState, type NominationStateRule } from '../../backend';
import type { Tone } from '../../components';

interface StateWords {
  label: string;
  tone: Tone;
  /** What is done so that a line becomes it. */
  act: string;
  /** Whether it takes a word on why. */
  needsReason: boolean;
  /** Whether an appraisal stands behind it: what that rests on changes no more. */
  appraised: boolean;
  /** What it may become. */
  next: readonly NominationState[];
}

const LOOKS: Record<NominationState, { tone: Tone; act: string }> = {
  draft: { tone: 'plain', act: 'Lập lại từ đầu' },
  received: { tone: 'info', act: 'Nhận hồ sơ' },
  returned: { tone: 'warn', act: 'Trả bổ sung…' },
  appraised: { tone: 'info', act: 'Ghi kết quả thẩm định' },
  submitted: { tone: 'info', act: 'Trình Hội đồng' },
  passed: { tone: 'ok', act: 'Hội đồng thông qua' },
  not_passed: { tone: 'bad', act: 'Hội đồng không thông qua…' },
  decided: { tone: 'ok', act: 'Ghi quyết định khen thưởng…' },
  withdrawn: { tone: 'plain', act: 'Rút đề nghị…' },
};

const wordsOf = ({ state, name, next, needs_reason, appraised }: NominationStateRule): [NominationState, StateWords] => [
  state,
  { label: name, needsReason: needs_reason, appraised, next, ...LOOKS[state] },
];

export const STATES = Object.fromEntries(NOMINATION_STATES.map(wordsOf)) as Record<NominationState, StateWords>;

/** What all of these may become, in the order of the work, going back last. */
export function nextOf(states: readonly NominationState[]): NominationState[] {
  const [first, ...others] = states;
  if (first === undefined) return [];
  const onwards = (state: NominationState): boolean => !STATES[state].needsReason;
  const next = STATES[first].next.filter((next) => others.every((other) => STATES[other].next.includes(next)));
  return [...next.filter(onwards), ...next.filter((state) => !onwards(state))];
}
