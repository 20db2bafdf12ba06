// Yes, no, or not known, as a choice of a form.
export const YES_NO = [
  { value: 'yes', label: 'Có' },
  { value: 'no', label: 'Không' },
];

export function answerOf(is: boolean | null | undefined): string | null {
  if (is === null || is === undefined) return null;
  return is ? 'yes' : 'no';
}

export const toAnswer = (chosen: string | null): boolean | null => (chosen === null ? null : chosen === 'yes');
