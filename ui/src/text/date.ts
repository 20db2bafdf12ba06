// Dates as officers type and read them (24/11/2026, 11/2026, 2026); they travel as 2026-11-24, 2026-11, 2026.

const STORED = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Reads a typed date; null when it is none. `24112026` and `24.11.2026` are dates too. */
export function readDate(typed: string): string | null {
  const text = typed.replace(/[\s\u202f]/g, '');
  if (STORED.test(text)) return checked(text.split('-').map(Number));
  const solid = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  const parts = solid ? solid.slice(1) : text.split(/[/.\-]/);
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part)) || parts.at(-1)?.length !== 4) return null;
  if (!parts.slice(0, -1).every((part) => part.length <= 2)) return null;
  return checked(parts.map(Number).reverse());
}

function checked([year, month, day]: number[]): string | null {
  if (year === undefined || year < 1900 || year > 2200) return null;
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return null;
  if (day === undefined) return `${year}-${two(month)}`;
  return isDay(year, month, day) ? `${year}-${two(month)}-${two(day)}` : null;
}

/** A stored date as it is read; unknown text stays as it is. */
export function formatDate(value: string | null | undefined): string {
  const parts = STORED.exec(value ?? '');
  if (!parts) return value ?? '';
  return parts
    .slice(1)
    .filter((part) => part !== undefined)
    .reverse()
    .join('/');
}

const local = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** Today on this PC, as stored. */
export function today(): string {
  return local(new Date());
}

/** A moment of the log on this PC's clock: `14:05` today, `24/11/2026 14:05` otherwise. */
export function formatMoment(moment: string | Date, now: Date = new Date()): string {
  const date = typeof moment === 'string' ? new Date(moment) : moment;
  if (Number.isNaN(date.getTime())) return '';
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return local(date) === local(now) ? time : `${formatDate(local(date))} ${time}`;
}
