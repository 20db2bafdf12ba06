// Units as lists and choices show them: in a tree, by name, with what tells namesakes apart.
import type { Unit, UnitId, UnitKind } from '../../backend';
import type { Choice } from '../../components';
import { formatDate, today } from '../../text';

/** Whether a unit's end has come; on a date without its day, from the beginning of that month or year. */
export function hasEnded(unit: Unit): boolean {
  return Boolean(unit.ended) && (unit.ended ?? '') <= today().slice(0, unit.ended?.length);
}

/** All units by id. */
export class UnitNames {
  readonly all: readonly Unit[];
  private readonly byId: Map<UnitId, Unit>;

  constructor(all: readonly Unit[]) {
    this.all = all;
    this.byId = new Map(all.map((unit) => [unit.id ?? '', unit]));
  }

  get(id: UnitId | null | undefined): Unit | undefined {
    return this.byId.get(id ?? '');
  }

  /** The full name; nothing outside every unit. */
  of(id: UnitId | null | undefined): string {
    return this.get(id)?.name ?? '';
  }

  /** All units to choose from; namesakes are told apart by the unit above and the code. */
  readonly choices: () => readonly Choice[] = once(() =>
    this.all.map((unit) => {
      const above = this.get(unit.parent_id);
      const ended = unit.ended ? `đến ${formatDate(unit.ended)}` : '';
      const hint = [above && (above.short_name || above.name), unit.code, ended].filter(Boolean).join(' · ');
      return { id: unit.id ?? '', label: unit.name, hint };
    }),
  );
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A unit as a line of the list. */
export interface UnitRow {
  id: UnitId;
  unit: Unit;
  /** How many of the shown units stand above it. */
  depth: number;
  kind: string;
  /** Place of its kind in the administrative order; after all of them without one. */
  kindPlace: number;
  above: string;
  ended: boolean;
}

/** Units below the unit they belong to; each level by kind in the administrative order, then as given (by name). */
export function inTree(units: readonly Unit[], kinds: readonly UnitKind[], names: UnitNames): UnitRow[] {
  const places = new Map(kinds.map((kind, place) => [kind.id ?? '', { name: kind.name, place }]));
  const shown = new Set(units.map((unit) => unit.id));
  const below = new Map<UnitId, UnitRow[]>();
  for (const unit of units) {
    const kind = places.get(unit.kind_id ?? '');
    const above = unit.parent_id && shown.has(unit.parent_id) ? unit.parent_id : '';
    const row: UnitRow = {
      id: unit.id ?? '',
      unit,
      depth: 0,
      kind: kind?.name ?? '',
      kindPlace: kind?.place ?? kinds.length,
      above: names.of(unit.parent_id),
      ended: hasEnded(unit),
    };
    const level = below.get(above);
    if (level) level.push(row);
    else below.set(above, [row]);
  }
  const rows: UnitRow[] = [];
  const take = (above: UnitId, depth: number): void => {
    const level = (below.get(above) ?? []).toSorted((a, b) => a.kindPlace - b.kindPlace);
    for (const row of level) {
      rows.push({ ...row, depth });
      take(row.id, depth + 1);
    }
  };
  take('', 0);
  return rows;
}
