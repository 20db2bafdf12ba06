// An explanation as it is shown: of a score, a verdict, a rank, a vote.

export interface ExplanationStep {
  /** One line in Vietnamese. */
  text: string;
  /** What it came to, at the right. */
  value?: string;
  /** Whether it helped, was in doubt, or failed. */
  tone?: 'ok' | 'warn' | 'bad';
  /** Articles of the law, documents. */
  citations?: readonly { text: string; title?: string }[];
  /** What is not sure of the rule itself. */
  badge?: string;
  /** What was entered, as links to where. */
  inputs?: readonly { text: string; value?: string; href?: string }[];
  /** Who entered it and when, what bound it. */
  notes?: readonly string[];
  /** What can be done about the step; its label says it whole. */
  act?: { label: string; run: () => void };
  children?: readonly ExplanationStep[];
}
