// The criteria of a scheme down a page, as on paper: groups as headings, under them what is entered and its points.
import type { Criterion, GridColumn } from '../../../backend';
import { childrenOf } from '../scheme/tree';

/** A column of the grid and its place in the program's rows. */
export interface Entry {
  column: GridColumn;
  place: number;
}

export interface PaperLine {
  code: string;
  /** As printed. */
  printed: string;
  name: string;
  max: string | null;
  /** 0 for the parts. */
  depth: number;
  isGroup: boolean;
  guide: string | null;
  inputs: readonly Entry[];
  /** The computed score; none where the points themselves are entered. */
  score: Entry | undefined;
}

export function linesOf(criteria: readonly Criterion[], columns: readonly GridColumn[], depth = 0): PaperLine[] {
  return criteria.flatMap((criterion) => {
    const own = columns.flatMap((column, place) => (column.criterion === criterion.code ? [{ column, place }] : []));
    const line: PaperLine = {
      code: criterion.code,
      printed: criterion.raw_code ?? criterion.code,
      name: criterion.name_vi,
      max: criterion.max ?? null,
      depth,
      isGroup: own.length === 0,
      guide: own[0]?.column.guide ?? null,
      inputs: own.filter(({ column }) => column.field !== null),
      score: own.find(({ column }) => column.field === null),
    };
    return [line, ...linesOf(childrenOf(criterion), columns, depth + 1)];
  });
}
