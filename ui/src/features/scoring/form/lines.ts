// The criteria of a scheme down a page, as on paper: groups as headings, under them what is entered and its points.
import type { Criterion, GridColumn, LeafColumn } from '../../../backend';
import { isCondition } from '../round/conditions';
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

/** Behind the criteria the questions of the conditions, under a heading of their own. */
export function linesOf(criteria: readonly Criterion[], columns: readonly GridColumn[], leaves: readonly LeafColumn[]): PaperLine[] {
  const questions = leaves.filter(isCondition).map(({ code, printed_code, name_vi }): PaperLine => {
    const inputs = columns.flatMap((column, place) => (column.criterion === code ? [{ column, place }] : []));
    return { code, printed: printed_code, name: name_vi, max: null, depth: 1, isGroup: false, guide: null, inputs, score: undefined };
  });
  const heading: PaperLine = { code: '', printed: '', name: 'Điều kiện: có xảy ra không?', max: null, depth: 0, isGroup: true, guide: null, inputs: [], score: undefined };
  return [...criteriaOf(criteria, columns, 0), ...(questions.length > 0 ? [heading, ...questions] : [])];
}

function criteriaOf(criteria: readonly Criterion[], columns: readonly GridColumn[], depth: number): PaperLine[] {
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
    return [line, ...criteriaOf(childrenOf(criterion), columns, depth + 1)];
  });
}
