// The parts of a scheme over the columns of a grid: each folds into one column.
import type { Criterion, LeafColumn } from '../../../backend';
import type { GridSection } from '../../../components';
import { isCondition } from './conditions';
import type { SheetColumn, ShownColumn } from './sheet';
import { CONDITIONS } from './shown';

function namesOf(criteria: readonly Criterion[], found = new Map<string, string>()): Map<string, string> {
  for (const { code, raw_code, name_vi, children } of criteria) {
    if (!children) continue;
    found.set(code, `${raw_code ?? code} ${name_vi}`);
    namesOf(children, found);
  }
  return found;
}

/** The group a criterion stands in; questions of conditions stand in a part of their own. */
const partOf = (leaf: LeafColumn): string | undefined => leaf.path.at(-1) ?? (isCondition(leaf) ? CONDITIONS : undefined);

/** The groups that the criteria stand in, in printed order; none where there is a single one. */
export function sectionsOf(leaves: readonly LeafColumn[], criteria: readonly Criterion[], folded: ReadonlySet<string>): GridSection[] {
  const names = namesOf(criteria);
  const ids = [...new Set(leaves.flatMap((leaf) => partOf(leaf) ?? []))];
  return ids.length < 2 ? [] : ids.map((id) => ({ id, title: id === CONDITIONS ? 'Điều kiện' : (names.get(id) ?? id), folded: folded.has(id) }));
}

/** Columns of folded parts become one, with the points of the part; `groups`: codes of the groups whose points the rows carry. */
export function fold(columns: readonly ShownColumn[], leaves: readonly LeafColumn[], sections: readonly GridSection[], groups: readonly string[]): SheetColumn[] {
  const above = new Map(leaves.map((leaf) => [leaf.code, partOf(leaf)]));
  const section = new Map(sections.map((one) => [one.id, one]));
  const found: SheetColumn[] = [];
  for (const shown of columns) {
    const own = section.get(above.get(shown.column.criterion) ?? '');
    const last = found.at(-1);
    if (!own) found.push(shown);
    else if (!own.folded) found.push({ ...shown, section: own.id });
    else if (last && 'places' in last && last.section === own.id) last.places.push(shown.place);
    else found.push({ section: own.id, code: own.id === CONDITIONS ? 'ĐK' : own.id, title: own.title, places: [shown.place], group: groups.indexOf(own.id) });
  }
  return found;
}
