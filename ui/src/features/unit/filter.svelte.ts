// Units of a grid looked for by words: of their names, codes, kinds, clusters.
import { query } from '../../backend';
import { finds, haystack, type Haystack } from '../../text';

export const FILTER_HINT = 'Lọc theo tên, loại, cụm, khối…';

export class UnitFilter {
  /** What is looked for. */
  words = $state('');
  private readonly units = query('unit.list', () => ({}), ['unit']);
  private readonly kinds = query('unit_kind.list', () => ({}), ['unit']);
  private readonly clusters = query('cluster.list', () => ({}), ['cluster']);
  private readonly known = $derived.by((): ReadonlyMap<string, Haystack> => {
    const kinds = new Map((this.kinds.data?.items ?? []).map(({ id, name }) => [id, name]));
    const clusters = new Map<string, string[]>();
    for (const { name, members } of this.clusters.data?.items ?? []) {
      for (const { unit_id } of members) clusters.set(unit_id, [...(clusters.get(unit_id) ?? []), name]);
    }
    return new Map(
      (this.units.data?.items ?? []).flatMap((unit) => {
        const words = [unit.name, unit.short_name, unit.code, kinds.get(unit.kind_id ?? '') ?? '', ...(clusters.get(unit.id ?? '') ?? [])];
        return unit.id ? [[unit.id, haystack(words.join(' · '))] as const] : [];
      }),
    );
  });

  /** Whether a unit is shown. */
  shows(id: string, name: string): boolean {
    return this.words.trim() === '' || finds(this.known.get(id) ?? haystack(name), this.words);
  }

  /** The units that are shown of those that another choice leaves; undefined where all are. */
  of(units: readonly { unit_id: string; unit_name: string }[], only: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined {
    if (this.words.trim() === '') return only;
    return new Set(units.filter(({ unit_id, unit_name }) => (only?.has(unit_id) ?? true) && this.shows(unit_id, unit_name)).map(({ unit_id }) => unit_id));
  }
}
