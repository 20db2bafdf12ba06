// Which lines of a batch belong on a paper by how far they are.
import { NOMINATION_STATES, type NominationState } from '../../backend';

/** What goes with a tờ trình, what the council reads, and what the appraisal prints. */
export type Paper = 'unit' | 'council' | 'appraisal';

const LEFT_OUT: Record<Paper, readonly NominationState[]> = {
  unit: ['returned', 'not_passed', 'withdrawn'],
  council: ['draft', 'received', 'returned', 'appraised', 'withdrawn'],
  appraisal: ['withdrawn'],
};

/** As the program chooses them where nobody does. */
export function usualStates(paper: Paper): NominationState[] {
  return NOMINATION_STATES.map(({ state }) => state).filter((state) => !LEFT_OUT[paper].includes(state));
}
