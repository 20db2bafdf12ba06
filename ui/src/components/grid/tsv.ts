// Blocks of cells as Excel and LibreOffice put them on the clipboard: tabs, lines, quotes around cells with either.

/** Reads a block; a final line break adds no row. */
export function parseBlock(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const cell = readCell(source, at);
    rows.at(-1)?.push(cell.text);
    at = cell.end;
    if (at >= source.length) return rows;
    if (source[at] === '\n') rows.push([]);
    at += 1;
    // A separator at the very end still opens an (empty) cell.
    if (at === source.length) {
      rows.at(-1)?.push('');
      return rows;
    }
  }
}

function readCell(source: string, start: number): { text: string; end: number } {
  const quoted = source[start] === '"' ? readQuoted(source, start) : null;
  if (quoted) return quoted;
  let end = start;
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end += 1;
  return { text: source.slice(start, end), end };
}

/** A quoted cell; null when the quotes do not close before a separator: then they are part of the text. */
function readQuoted(source: string, start: number): { text: string; end: number } | null {
  let text = '';
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] !== '"') text += source[at] ?? '';
    else if (source[at + 1] === '"') {
      text += '"';
      at += 1;
    } else {
      const next = source[at + 1];
      return next === undefined || next === '\t' || next === '\n' ? { text, end: at + 1 } : null;
    }
  }
  return null;
}

/** Prints a block the way Excel reads it. */
export function printBlock(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  return rows.map((row) => row.map(cell).join('\t')).join('\r\n');
}
