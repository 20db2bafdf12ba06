// The commands of an import as the wizard asks them: one file kept by the program, named by its key.
import {
  call,
  runJob,
  type FoundSubject,
  type ImportFate as Fate,
  type ImportFile as ReadFile,
  type ImportPreviewRow,
  type ImportSource as Asked,
  type SubjectKind,
} from '../../backend';
import type { ImportAnswers, ImportFate, ImportFile, ImportMapping, ImportRow, ImportSource, ImportSubject, ImportTable } from '../../components';
import { formatNumber } from '../../text';

/** What holds for the whole table: values by field, and what the kind asks for (`round`). */
export type Given = Readonly<Record<string, string>>;

const fates: Record<Fate, ImportFate> = { added: 'added', changed: 'changed', unchanged: 'same', refused: 'refused' };

function row({ row, fate, title, changes, refused }: ImportPreviewRow): ImportRow {
  const reasons = refused.map(({ place, message }) => (place.column ? `${place.column}: ${message}` : message));
  const leftOut = fate === 'refused' && refused.every(({ code }) => code === 'names.left_out');
  return { row, fate: fates[fate], title, changes, ...(reasons.length > 0 && { reasons }), ...(leftOut && { leftOut }) };
}

const subjectOf = ({ subject, name, code, place }: FoundSubject): ImportSubject => ({ id: subject.id, name, code, place });

/** What somebody new is called in the answers. */
const newNames: Record<SubjectKind, string> = { unit: 'Là đơn vị mới', person: 'Là người mới', household: 'Là hộ mới' };
const named = <T extends { kind: SubjectKind | null; may_be_new: boolean }>(one: T): T & { newName?: string } => ({
  ...one,
  ...(one.may_be_new && { newName: one.kind ? newNames[one.kind] : 'Là đối tượng mới' }),
});

/** Tables are named by their place in their file. */
function shown(file: ReadFile): ImportFile {
  const tables = file.tables.map((table, place) => ({
    key: `${file.key}/${place}`,
    title: table.title ? `${table.place} · ${table.title}` : table.place,
    header: table.header,
    sample: table.sample,
    rows: table.rows,
    notes: table.notes,
  }));
  return { name: file.name, tables };
}

function placeOf(table: ImportTable): { file: string; table: number } {
  const [file = '', place = ''] = table.key.split('/');
  return { file, table: Number(place) };
}

/** How a kind is taken in from tables. */
export async function importSource(kind: string, given: Given): Promise<ImportSource> {
  const { items: fields } = await call('import.fields', { kind, given });
  const read = async (source: Asked): Promise<ImportFile> => shown(await call('import.read', source));
  const request = (table: ImportTable, mapping: ImportMapping, answers: ImportAnswers) => {
    const filled = Object.entries(mapping);
    const columns = Object.fromEntries(filled.map(([field, by]) => [field, typeof by === 'number' ? by : null]));
    const all = Object.fromEntries(filled.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
    return { kind, given: { ...given, ...all }, answers, ...placeOf(table), columns };
  };
  return {
    fields,
    open: async () => {
      const picked = await call('pick.open', { purpose: 'table' });
      return picked && read({ token: picked.token });
    },
    template: async () => {
      const picked = await call('pick.save', { purpose: 'table', name: `mau-nhap-${kind.replaceAll('_', '-')}.xlsx` });
      if (!picked) return null;
      await call('import.template', { kind, given, token: picked.token });
      return picked.name;
    },
    paste: (text) => read({ text }),
    guess: async (table) => {
      const { columns } = await call('import.guess', { kind, given, ...placeOf(table) });
      return Object.fromEntries(fields.map(({ id, for_all }) => [id, columns[id] ?? (for_all ? '' : null)]));
    },
    preview: async (table, columns, answers) => {
      const { rows, questions, decisions } = await call('import.preview', request(table, columns, answers));
      return {
        rows: rows.map(row),
        questions: questions.map((one) => ({ ...named(one), candidates: one.candidates.map(subjectOf) })),
        decisions: decisions.map((one) => ({ ...named(one), subject: subjectOf(one.subject) })),
      };
    },
    search: async (kind, words) => {
      const { items } = await call('subject.search', { words, limit: 20, ...(kind && { kind }) });
      return items.map(subjectOf);
    },
    write: async (table, columns, answers, skip_refused, report) => {
      const job = runJob('import.write', { ...request(table, columns, answers), skip_refused }, (progress) => report(progress, job.cancel));
      const { output } = await job.result;
      return `Đã thêm ${formatNumber(output.added)}, sửa ${formatNumber(output.changed)}. Ctrl+Z để hoàn tác.`;
    },
  };
}
