// How a grade stands in a narrow column, where those of one scheme are to be told apart at a glance.

/** Words that all of them end with: `nhiệm vụ`, of the four usual grades. Empty where a grade would have no other. */
function sharedEnding(grades: readonly string[]): string {
  const [first = [], ...others] = grades.map((grade) => grade.split(' ').toReversed());
  const place = first.findIndex((word, index) => others.some((words) => words[index] !== word));
  const shared = place < 0 ? [] : first.slice(0, place);
  return others.some((words) => words.length <= shared.length) ? '' : shared.toReversed().join(' ');
}

/** Shortens the grades of a scheme: `Hoàn thành xuất sắc nhiệm vụ` → `Hoàn thành xuất sắc`. */
export function shortened(grades: readonly string[]): (grade: string) => string {
  const ending = grades.length > 1 ? sharedEnding(grades) : '';
  return (grade) => (ending !== '' && grade.endsWith(` ${ending}`) ? grade.slice(0, -ending.length - 1) : grade);
}
