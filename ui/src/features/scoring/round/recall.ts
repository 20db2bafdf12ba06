// Where the keyboard was in a round when its grid was left, for as long as the window is open.

export interface Recalled {
  unit: string;
  /** Key of the column; none on a folded part. */
  column: string | undefined;
  stage: string | undefined;
  scorer: string;
}

const left = new Map<string, Recalled>();

export const remember = (round: string, place: Recalled): unknown => left.set(round, place);
export const recall = (round: string): Recalled | undefined => left.get(round);
