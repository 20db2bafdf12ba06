// Which options each paper of scoring takes, in the order they are asked for.
export type PrintField = 'unit' | 'filled' | 'title' | 'number' | 'date' | 'signer' | 'paper' | 'orientation';

const FIELDS: Readonly<Record<string, readonly PrintField[]>> = {
  'score-summary': ['title', 'number', 'date', 'signer', 'orientation'],
  'score-matrix': ['title', 'number', 'date', 'signer', 'paper', 'orientation'],
  'score-detail': ['unit', 'number', 'date', 'signer', 'orientation'],
  'score-minutes': ['orientation'],
  'score-form': ['filled', 'unit', 'orientation'],
  scheme: ['title', 'number', 'date', 'signer', 'orientation'],
};

/** Of a paper that is new here only how it lies. */
export const fieldsOf = (name: string): readonly PrintField[] => FIELDS[name] ?? ['orientation'];

/** Which way a paper lies when nothing is chosen. */
export const usualWay = (name: string): string => (name === 'score-summary' ? 'Theo số cột' : name === 'score-minutes' ? 'Dọc' : 'Ngang');
