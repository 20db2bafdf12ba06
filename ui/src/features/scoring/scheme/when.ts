// When a gate holds: the text that a scheme keeps, in parts that a form shows.

export type Subject = 'ask' | 'total' | 'percent' | 'base' | 'node';

export const COMPARISON = { '<': 'dưới', '<=': 'không quá', '=': 'bằng', '!=': 'khác', '>=': 'từ … trở lên', '>': 'trên' } as const;
export type Comparison = keyof typeof COMPARISON;

export interface When {
  /** What is looked at; `ask`: it is entered for each unit, yes or no. */
  subject: Subject;
  /** Code of the criterion, where one is looked at. */
  node: string;
  comparison: Comparison;
  /** The limit as a decimal; nothing while it is not entered. */
  value: string | null;
}

/** `total < 50`, `score(I.2) = 0`, `I.2 >= 3.5`; nothing: it is asked. Unknown forms are `undefined`. */
export function readWhen(text: string): When | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return { subject: 'ask', node: '', comparison: '<', value: null };
  const parts = /^(.*?)\s*(<=|>=|!=|<>|==|=|<|>)\s*(-?\d+(?:\.\d+)?)?$/.exec(trimmed);
  if (!parts) return undefined;
  const [, what = '', sign = '', value] = parts;
  const comparison = ({ '<>': '!=', '==': '=' } as Record<string, Comparison>)[sign] ?? (sign as Comparison);
  const subject = what === 'total' || what === 'percent' || what === 'base' ? what : 'node';
  const node = subject === 'node' ? what.replace(/^score\((.*)\)$/, '$1').trim() : '';
  return { subject, node, comparison, value: value ?? null };
}

/** The text that a scheme keeps. */
export function writeWhen({ subject, node, comparison, value }: When): string {
  if (subject === 'ask') return '';
  return `${subject === 'node' ? `score(${node})` : subject} ${comparison} ${value ?? ''}`.trim();
}
