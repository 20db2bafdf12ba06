// What a movement starts from, and the Vietnamese names of its choices.
import type { BasisRole, Movement, MovementSummary, Part, PlanKind, Rhythm } from '../../backend';

export const rhythms: { value: Rhythm; label: string }[] = [
  { value: 'regular', label: 'Thường xuyên' },
  { value: 'thematic', label: 'Theo chuyên đề' },
  { value: 'urgent', label: 'Đột xuất' },
];

export const planKinds: { value: PlanKind; label: string }[] = [
  { value: 'plan', label: 'Kế hoạch' },
  { value: 'directive', label: 'Chỉ thị' },
  { value: 'official_letter', label: 'Công văn' },
  { value: 'decision', label: 'Quyết định' },
  { value: 'news', label: 'Tin, bài' },
  { value: 'other', label: 'Văn bản khác' },
];

export const basisRoles: { value: BasisRole; label: string }[] = [
  { value: 'basis', label: 'Căn cứ' },
  { value: 'carries_out', label: 'Thực hiện' },
  { value: 'cited', label: 'Được nhắc tới' },
];

/** A line that is being added. */
export const part = <T>(line: T): Part<T> => ({ id: null, line });

export function newMovement(parent?: string): Movement {
  return {
    name: '',
    other_names: [],
    ...(parent === undefined ? {} : { parent_id: parent }),
    period: { from: null, to: null },
    is_plan: true,
    plan_kind: 'plan',
    number: '',
    place: '',
    issuer: '',
    title: '',
    signer: { position: '', name: '' },
    legal_bases: [],
    purposes: [],
    requirements: [],
    participants: [],
    contents: [],
    targets: [],
    solutions: [],
    commendations: [],
    assignments: [],
    joined_movements: [],
    indexes: [],
    milestones: [],
    recipients: [],
    slogans: [],
    registrations: [],
    text: '',
    note: '',
  };
}

/** Whether a movement runs in a year; one without a period is held in the year of its plan, or in any. */
function runsIn(movement: MovementSummary, year: number): boolean {
  const yearOf = (date: string | null | undefined): number | null => (date ? Number(date.slice(0, 4)) : null);
  const planned = yearOf(movement.date);
  const from = yearOf(movement.from) ?? (movement.to ? null : planned);
  const to = yearOf(movement.to) ?? (movement.from ? null : planned);
  return (from ?? year) <= year && year <= (to ?? year);
}

export interface ListedMovement extends MovementSummary {
  /** Only shown because something below it is of the year. */
  aside: boolean;
}

/** The movements of a year, with those above them so that the tree stays whole. They come parents first. */
export function ofYear(movements: readonly MovementSummary[], year: number | null): ListedMovement[] {
  if (year === null) return movements.map((movement) => ({ ...movement, aside: false }));
  const above = new Map(movements.map((movement) => [movement.id, movement.parent_id]));
  const own = new Set(movements.filter((movement) => runsIn(movement, year)).map((movement) => movement.id));
  const kept = new Set(own);
  for (const id of own) {
    for (let parent = above.get(id); parent && !kept.has(parent); parent = above.get(parent)) kept.add(parent);
  }
  return movements.filter(({ id }) => kept.has(id)).map((movement) => ({ ...movement, aside: !own.has(movement.id) }));
}
