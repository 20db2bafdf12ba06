// What the program says of moved totals, as the table of moved units shows it.
import type { ChangeReport, LeafChange, Moved, Rank, UnitChange } from '../../../backend';
import { formatNumber } from '../../../text';
import { shift } from './shift';
import type { UnitShift } from './UnitChanges.svelte';

const rankWords = (rank: Rank | null): string => (rank === null ? 'không xếp hạng' : formatNumber(rank));
const STATUS = { stayed: '', came: 'đơn vị vào', left: 'đơn vị ra' } as const;

function whyOf({ leaves, status }: UnitChange): string {
  const told = ({ code, score: [was, is], reason }: LeafChange): string =>
    `${code}: ${shift(formatNumber(was), formatNumber(is))}${reason ? ` (${reason})` : ''}`;
  return [STATUS[status], ...leaves.map(told)].filter(Boolean).join('; ');
}

/** Of a report: each unit with what of its criteria moved and why. */
export function shiftsOf({ units }: ChangeReport): UnitShift[] {
  return units.map((one) => ({
    unit: one.unit,
    name: one.name,
    total: shift(formatNumber(one.total[0]), formatNumber(one.total[1])),
    rank: one.rank[0] === one.rank[1] ? rankWords(one.rank[1]) : shift(rankWords(one.rank[0]), rankWords(one.rank[1])),
    grade: one.grade[0] === one.grade[1] ? '' : shift(one.grade[0], one.grade[1]),
    why: whyOf(one),
  }));
}

/** Of those that an entry moved: each with whose change did it. */
export function shiftsOfMoved(moved: readonly Moved[]): UnitShift[] {
  return moved.map((one) => ({
    unit: one.unit,
    name: one.name,
    total: shift(one.total_before, one.total_after),
    rank: shift(one.rank_before, one.rank_after),
    why: one.because,
  }));
}
