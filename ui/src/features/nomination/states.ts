// How far a nomination is, and what is done to bring it on.
import type { NominationState } from '../../backend';
import type { Tone } from '../../components';

interface StateWords {
  label: string;
  tone: Tone;
  /** What is done so that a line becomes it. */
  act: string;
  /** Whether it takes a word on why. */
  needsReason: boolean;
  /** What it may become. */
  next: readonly NominationState[];
}

export const STATES: Record<NominationState, StateWords> = {
  draft: { label: 'Nháp', tone: 'plain', act: 'Lập lại từ đầu', needsReason: false, next: ['received', 'withdrawn'] },
  received: { label: 'Đã nhận', tone: 'info', act: 'Nhận hồ sơ', needsReason: false, next: ['appraised', 'returned', 'withdrawn'] },
  returned: { label: 'Trả bổ sung', tone: 'warn', act: 'Trả bổ sung…', needsReason: true, next: ['received', 'withdrawn'] },
  appraised: { label: 'Đã thẩm định', tone: 'info', act: 'Ghi kết quả thẩm định', needsReason: false, next: ['submitted', 'returned', 'withdrawn'] },
  submitted: { label: 'Trình Hội đồng', tone: 'info', act: 'Trình Hội đồng', needsReason: false, next: ['passed', 'not_passed', 'returned', 'withdrawn'] },
  passed: { label: 'Hội đồng thông qua', tone: 'ok', act: 'Hội đồng thông qua', needsReason: false, next: ['decided', 'withdrawn'] },
  not_passed: { label: 'Hội đồng không thông qua', tone: 'bad', act: 'Hội đồng không thông qua…', needsReason: true, next: [] },
  decided: { label: 'Đã quyết định', tone: 'ok', act: 'Ghi quyết định…', needsReason: false, next: [] },
  withdrawn: { label: 'Rút', tone: 'plain', act: 'Rút đề nghị…', needsReason: true, next: ['draft'] },
};

/** What all of these may become. */
export function nextOf(states: readonly NominationState[]): NominationState[] {
  const [first, ...others] = states;
  if (first === undefined) return [];
  return STATES[first].next.filter((next) => others.every((other) => STATES[other].next.includes(next)));
}
