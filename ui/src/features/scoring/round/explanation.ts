// An explanation of the program as the pattern shows it.
import type { Explanation, FieldType, InputNote, Source, LeafColumn } from '../../../backend';
import type { ExplanationStep } from '../../../components';
import { href } from '../../../shell/route.svelte';
import { formatMoment, formatNumber } from '../../../text';

/** Where what was fed can be seen: an achievement, the movement of a target, another round. */
function addressOf(ids: readonly string[], from: Source | null | undefined): string | undefined {
  const [first] = ids;
  if (first === undefined || !from) return undefined;
  if ('target' in from) return href('movement', first);
  if ('round' in from) return href('scoring', 'round', first);
  return 'achievements' in from || 'initiatives' in from ? href('achievement', first) : undefined;
}

/** A value in the words it was entered in. */
function asWord(kind: FieldType | undefined, value: string): string {
  if (kind === 'flag') return value === '1' ? 'đạt' : 'không đạt';
  if (kind === 'occurrence') return value === '1' ? 'có' : 'không';
  return formatNumber(value);
}

function inputOf(input: InputNote, column: LeafColumn | undefined): NonNullable<ExplanationStep['inputs']>[number] {
  const field = column?.fields.find(({ name }) => name === input.field);
  const address = input.origin ? addressOf(input.origin.source_ids, field?.from) : undefined;
  const value = input.text ?? asWord(field?.kind, input.value);
  const unit = input.text === null && input.unit !== null ? ` ${input.unit}` : '';
  return { text: input.label, value: `${value}${unit}`, ...(address !== undefined && { href: address }) };
}

function notesOf({ inputs, by, at }: Explanation): string[] {
  const notes: string[] = [];
  for (const { origin, label } of inputs) {
    if (origin?.source) notes.push(`${label}: ${origin.source}`);
    if (origin?.reason) notes.push(`Lý do (${label.toLocaleLowerCase('vi')}): ${origin.reason}`);
  }
  if (by !== null) notes.push(`Người nhập: ${by}${at === null ? '' : `, ${formatMoment(at)}`}`);
  return notes;
}

/**
 * A tree of steps; `columns` name the kinds and sources of inputs. `brief`: beside a list of the stages, which tells who
 * entered what, when and why.
 */
export function stepOf(explanation: Explanation, columns: readonly LeafColumn[], brief = false): ExplanationStep {
  const column = columns.find(({ code }) => code === explanation.node);
  const { warnings, value, text_vi, inputs, children } = explanation;
  const tone = warnings.some((code) => code.startsWith('E-')) ? 'bad' : warnings.some((code) => code.startsWith('W-')) ? 'warn' : undefined;
  return {
    text: text_vi,
    // The answer to the question of a condition is no points.
    ...(value !== null && column?.kind !== 'condition' && { value: formatNumber(value) }),
    ...(tone && { tone }),
    inputs: inputs.map((input) => inputOf(input, column)),
    notes: brief ? [] : notesOf(explanation),
    children: children.filter(({ rule }) => !brief || rule !== 'stage').map((child) => stepOf(child, columns, brief)),
  };
}
