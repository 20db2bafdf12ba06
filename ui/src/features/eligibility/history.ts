// What is recorded of a subject, year by year: grants, discipline, leaves, moves, confirmations, evaluations in one list.
import type { ConfirmationRow, DisciplineRow, EvaluationRow, GrantRow, LeaveRow, Person } from '../../backend';
import type { Tone } from '../../components';
import { href } from '../../shell/route.svelte';
import { formatDate } from '../../text';

export interface Happening {
  key: string;
  /** The year it stands under. */
  year: number;
  /** What kind of thing: `Khen thưởng`. */
  kind: string;
  tone: Tone;
  text: string;
  /** Decision, document, who confirmed. */
  source: string;
  address: string;
}

const yearOf = (date: string): number => Number(date.slice(0, 4));
const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(', ');

function ofGrant(row: GrantRow): Happening {
  const held = row.state === 'valid' ? '' : ` (${row.state_name.toLowerCase()})`;
  return {
    key: `grant:${row.id ?? ''}`,
    year: row.to_year ?? yearOf(row.decision_date),
    kind: 'Khen thưởng',
    tone: row.state === 'valid' ? 'ok' : 'plain',
    text: `${row.award_name}${row.years ? `, thành tích ${row.years}` : ''}${held}`,
    source: joined(row.decision_number && `Quyết định ${row.decision_number}`, row.decided),
    address: href('grant', row.id ?? ''),
  };
}

/** A grant of a unit that this one was formed from: told with its name, never counted as its own. */
function ofPredecessor(row: GrantRow): Happening {
  const own = ofGrant(row);
  return { ...own, kind: 'Đơn vị trước', tone: 'plain', text: `${row.subject_name}: ${own.text}` };
}

function ofDiscipline(row: DisciplineRow): Happening {
  return {
    key: `discipline:${row.id ?? ''}`,
    year: yearOf(row.decided),
    kind: 'Kỷ luật',
    tone: 'bad',
    text: row.form_name,
    source: joined(row.document, `từ ${row.decided_on}`, row.until && `đến ${formatDate(row.until)}`),
    address: href('grant', 'discipline', row.id ?? ''),
  };
}

function ofLeave(row: LeaveRow): Happening {
  return {
    key: `leave:${row.id ?? ''}`,
    year: yearOf(row.from),
    kind: 'Nghỉ, đi học',
    tone: 'plain',
    text: row.result_name ? `${row.kind_name} (kết quả: ${row.result_name.toLowerCase()})` : row.kind_name,
    source: joined(row.document, row.days),
    address: href('grant', 'leave', row.id ?? ''),
  };
}

/** Hiring and positions of a person, as the record has them; `nameOf` names a unit. */
function ofService({ id, employed_from, positions }: Person, nameOf: (unit: string) => string): Happening[] {
  const address = href('unit', 'person', id ?? '');
  const hired: Happening[] = employed_from
    ? [{ key: 'service:hired', year: yearOf(employed_from), kind: 'Công tác', tone: 'plain', text: 'Bắt đầu công tác', source: formatDate(employed_from), address }]
    : [];
  const held = (positions ?? []).flatMap((position, index): Happening[] => {
    if (!position.from) return [];
    const unit = position.unit_id ? nameOf(position.unit_id) : '';
    const text = joined(position.title, unit);
    const days = joined(`từ ${formatDate(position.from)}`, position.to && `đến ${formatDate(position.to)}`);
    return [{ key: `service:${index}`, year: yearOf(position.from), kind: 'Công tác', tone: 'plain', text, source: days, address }];
  });
  return [...hired, ...held];
}

function ofConfirmation(row: ConfirmationRow): Happening {
  return {
    key: `confirmation:${row.id ?? ''}`,
    year: row.year,
    kind: 'Xác nhận',
    tone: 'info',
    text: `${row.answer}: ${row.question}`,
    source: joined(row.evidence, row.by && `${row.by} xác nhận`),
    address: href('grant', 'confirmation', row.id ?? ''),
  };
}

function ofEvaluation(row: EvaluationRow): Happening {
  return {
    key: `evaluation:${row.id ?? ''}`,
    year: row.year,
    kind: 'Xếp loại',
    tone: row.level === 'KHT' ? 'bad' : 'plain',
    text: row.level_name,
    source: row.document,
    address: href('unit', 'evaluation', row.id ?? ''),
  };
}

/** The latest year first; within one grants, discipline, leaves, evaluations, confirmations, positions. */
export function historyOf(
  grants: readonly GrantRow[],
  disciplines: readonly DisciplineRow[],
  evaluations: readonly EvaluationRow[],
  confirmations: readonly ConfirmationRow[],
  ofPredecessors: readonly GrantRow[] = [],
  leaves: readonly LeaveRow[] = [],
  person?: Person,
  nameOf: (unit: string) => string = () => '',
): Happening[] {
  const all = [
    ...grants.map(ofGrant),
    ...disciplines.map(ofDiscipline),
    ...leaves.map(ofLeave),
    ...evaluations.map(ofEvaluation),
    ...confirmations.map(ofConfirmation),
    ...ofPredecessors.map(ofPredecessor),
    ...(person ? ofService(person, nameOf) : []),
  ];
  return all.sort((one, other) => other.year - one.year);
}
