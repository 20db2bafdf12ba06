// Yes, no, or not known, as a choice of a form.
export const YES_NO = [
  { value: 'yes', label: 'Có' },
  { value: 'no', label: 'Không' },
];

export function answerOf(is: boolean | null | undefined): string | null {
  if (is === null || is === undefined) return null;
  return is ? 'yes' : 'no';
}

/** What a choice says; null, which stands for nothing said, is taken where the type says undefined. */
export const toAnswer = (chosen: string | null | undefined): boolean => (chosen ? chosen === 'yes' : null) as boolean;
