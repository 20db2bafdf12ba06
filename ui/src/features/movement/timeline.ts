// The timeline of a movement: parted by months, each event with its colour and the way to where it is done.
import type { TimelineKind, TimelineRow, TimelineState } from '../../backend';
import type { Tone } from '../../components';
import { href } from '../../shell/route.svelte';

export const TONES: Record<TimelineState, Tone> = { done: 'ok', late: 'warn', awaited: 'info', overdue: 'bad', passed: 'plain' };

const PARTS: Partial<Record<TimelineKind, string>> = {
  registration: 'units',
  unit_plan: 'units',
  report: 'reports',
  inspection: 'inspections',
  remedy: 'inspections',
  model: 'exemplars',
  exemplar: 'exemplars',
  spread: 'exemplars',
  commended: 'exemplars',
};

/** Where an event is entered; what stands in the plan itself leads there. */
export function placeOf(movement: string, { kind, id }: TimelineRow): string {
  const part = PARTS[kind];
  if (part === undefined) return href('movement', movement);
  const own = part === 'inspections' || part === 'exemplars' ? id : undefined;
  return href('movement', movement, part, ...(own ? [own] : []));
}

/** `Tháng 3/2026`; what has only a year comes under it. */
function monthOf(date: string): string {
  const [year = '', month] = date.split('-');
  return month === undefined ? `Năm ${year}` : `Tháng ${Number(month)}/${year}`;
}

/** The events in their order, those of a month that follow each other together. */
export function byMonth(events: readonly TimelineRow[]): { month: string; rows: TimelineRow[] }[] {
  const months: { month: string; rows: TimelineRow[] }[] = [];
  for (const event of events) {
    const month = monthOf(event.date);
    const last = months.at(-1);
    if (last?.month === month) last.rows.push(event);
    else months.push({ month, rows: [event] });
  }
  return months;
}
