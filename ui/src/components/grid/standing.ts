// Where the keyboard of a grid stands, by names: rows and columns may come, go and move under it.
import type { GridColumn, GridPlace } from './model';

interface Stand {
  place: GridPlace;
  /** Id of the row; none while it is fetched. */
  row: string | undefined;
  column: { id: string; section: string | undefined } | undefined;
}

export class Standing {
  private last: Stand | undefined;

  /** Where to go, when it was not the officer who changed what the keyboard stands on. */
  follow(now: Stand, rowOf: (id: string) => number | undefined, columns: readonly GridColumn[]): GridPlace | undefined {
    const before = this.last;
    if (before?.place !== now.place) {
      this.last = now;
      return undefined;
    }
    const row = before.row === undefined || before.row === now.row ? undefined : rowOf(before.row);
    const column = before.column === undefined || before.column.id === now.column?.id ? undefined : columnOf(before.column, columns);
    const place = { row: row ?? now.place.row, column: column ?? now.place.column };
    if (place.row === now.place.row && place.column === now.place.column) {
      // Gone, or fetched only now: the keyboard stays, on what stands there.
      this.last = { ...now, row: now.row ?? before.row };
      return undefined;
    }
    this.last = { place, row: before.row, column: before.column };
    return place;
  }
}

/** The column itself, else the first of its part: folded, or opened again. */
function columnOf({ id, section }: NonNullable<Stand['column']>, columns: readonly GridColumn[]): number | undefined {
  const own = columns.findIndex((column) => column.id === id);
  const part = own >= 0 ? own : columns.findIndex((column) => section !== undefined && column.section === section);
  return part >= 0 ? part : undefined;
}
