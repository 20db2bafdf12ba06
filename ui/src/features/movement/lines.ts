// Pasted lines as the parts of a plan: numbers, dashes and the marks at their ends are taken for what they are.
import type { Assignment, LegalBasis, Recipient, TextItem } from '../../backend';
import { cleanLine, readDate } from '../../text';

const LETTERS = [...'abcdđeghiklmnopqrstuvxy'];
const NUMBER = /^(\d{1,2}(?:\.\d{1,2})+)(?:[.)]\s+|\s+(?=\p{Lu}))|^(\d{1,3})[.)]\s*(?=\D)/u;
const LETTER = /^([a-zđ])[.)]\s*/;
const ROMAN = /^([IVXL]{1,6})[.)]\s+/;
const DASH = /^[-–—+•●*]\s*/;

/** The label after one: `1` → `2`, `2.1` → `2.2`, `a` → `b`; none after a dash. */
export function nextLabel(label: string): string {
  const letter = LETTERS.indexOf(label);
  if (letter >= 0) return LETTERS[letter + 1] ?? '';
  const [, before = '', last] = /^((?:\d+\.)*)(\d+)$/.exec(label) ?? [];
  return last === undefined ? '' : `${before}${Number(last) + 1}`;
}

/** A line of a numbered part, after the item before it. */
function textItem(line: string, before: TextItem | undefined, numbered: boolean): TextItem {
  const [head = '', ...groups] = NUMBER.exec(line) ?? LETTER.exec(line) ?? ROMAN.exec(line) ?? [];
  const label = groups.find((group) => group !== undefined) ?? '';
  const text = (label ? line.slice(head.length) : line.replace(DASH, '')).trim();
  if (label === '') {
    const deeper = before !== undefined && before.label !== '' && DASH.test(line);
    return { label, level: (before?.level ?? 0) + (deeper ? 1 : 0), text };
  }
  if (LETTERS.includes(label)) return { label, level: numbered ? 1 : 0, text };
  return { label, level: label.split('.').length - 1, text };
}

export function textItems(lines: readonly string[], before: TextItem | undefined): TextItem[] {
  const items: TextItem[] = [];
  let numbered = before !== undefined && /^\d/.test(before.label);
  for (const line of lines) {
    const item = textItem(cleanLine(line), items.at(-1) ?? before, numbered);
    numbered ||= /^\d/.test(item.label);
    items.push(item);
  }
  return items;
}

/** A line without its number or dash, and without the semicolon or full stop that ends it in a list. */
export function bare(line: string): string {
  const [item] = textItems([line], undefined);
  return (item?.text ?? '').replace(/\s*(?:\.\/\.|[;.])$/, '');
}

const PURPOSE = /^(?:để\s.+|\p{L}{1,3}\/\p{L}{1,3})$/iu;

/** A line of Nơi nhận: `- UBND tỉnh (B/c);`, `- Lưu: VT, VP.` */
export function recipient(line: string): Recipient {
  const text = bare(line);
  const kept = /^(Lưu)\s*:\s*(.+)$/i.exec(text);
  if (kept) return { name: kept[2] ?? '', purpose: kept[1] ?? '' };
  const [, name = '', words = ''] = /^(.*\S)\s*\(([^()]+)\)$/.exec(text) ?? [];
  return PURPOSE.test(words) ? { name, purpose: words } : { name: text, purpose: '' };
}

const BASIS =
  /^(?:(căn cứ|thực hiện|theo)\s+)?(.{2,60}?)\s+số:?\s*(\S+?)(?:,?\s+ngày\s+(\d{1,2}\/\d{1,2}\/\d{4}))?(?:,?\s+của\s+(.+?))?(?:,?\s+((?:về|ban hành|quy định|phê duyệt|phát động|hướng dẫn)\s.*))?$/iu;

/** The căn cứ of a pasted text: its lines, and what semicolons divide in a paragraph; none when it is not one. */
export function basisLines(text: string): string[] {
  const lines = text.split(/[\r\n]+|;\s+(?=\p{Lu})/u).filter((line) => line.trim() !== '');
  return lines.length > 1 || BASIS.test(bare(text)) ? lines : [];
}

/** The căn cứ of pasted lines. */
export function legalBases(lines: readonly string[]): LegalBasis[] {
  const bases: LegalBasis[] = [];
  for (const line of lines) bases.push(legalBasis(line, bases.at(-1)));
  return bases;
}

/** What a căn cứ is by its first words; without them it is what the one before is. */
function roleOf(text: string): LegalBasis['role'] | undefined {
  if (/^thực hiện\s?/i.test(text)) return 'carries_out';
  return /^căn cứ\s?/i.test(text) ? 'basis' : undefined;
}

/** A căn cứ as printed: `Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng Chính phủ về …`; else its words are its title. */
export function legalBasis(line: string, before?: LegalBasis): LegalBasis {
  const text = bare(line);
  const [whole, opening = '', kind = '', number = '', date = '', issuer = '', title = ''] = BASIS.exec(text) ?? [];
  const role = roleOf(opening || text) ?? before?.role ?? 'basis';
  if (whole === undefined) return { kind: '', number: '', issuer: '', title: text.replace(/^căn cứ\s+/i, ''), role };
  const day = date === '' ? null : readDate(date);
  return { kind, number, ...(day === null ? {} : { date: day }), issuer, title, role };
}

const WHO = /^(.{2,160}?)(?::\s+|,?\s+(?=(?:có|chịu) trách nhiệm\s))(.+)$/su;

/** Who does what: `1. Văn phòng Sở: theo dõi, đôn đốc.`, `2. Các đơn vị có trách nhiệm phổ biến Kế hoạch này.` */
export function assignment(line: string): Assignment {
  const text = bare(line);
  const [, who = '', task = text] = WHO.exec(text) ?? [];
  return { who, task, deadline: '' };
}
