// The commands of an import as the wizard asks them: one file kept by the program, named by its key.
import { call, runJob, type ImportFate as Fate, type ImportFile as ReadFile, type ImportPreviewRow, type ImportSource as Asked } from '../../backend';
import type { ImportFate, ImportFile, ImportMapping, ImportRow, ImportSource, ImportTable } from '../../components';
import { formatNumber } from '../../text';

/** What holds for the whole table: values by field, and what the kind asks for (`round`). */
export type Given = Readonly<Record<string, string>>;

const fates: Record<Fate, ImportFate> = { added: 'added', changed: 'changed', unchanged: 'same', refused: 'refused' };

function row({ row, fate, title, changes, refused }: ImportPreviewRow): ImportRow {
  const reasons = refused.map(({ place, message }) => (place.column ? `${place.column}: ${message}` : message));
  return { row, fate: fates[fate], title, changes, ...(reasons.length > 0 && { reasons }) };
}

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

function named(table: ImportTable): { file: string; table: number } {
  const [file = '', place = ''] = table.key.split('/');
  return { file, table: Number(place) };
}

/** How a kind is taken in from tables. */
export async function importSource(kind: string, given: Given): Promise<ImportSource> {
  const { items: fields } = await call('import.fields', { kind, given });
  const read = async (source: Asked): Promise<ImportFile> => shown(await call('import.read', source));
  const request = (table: ImportTable, mapping: ImportMapping) => {
    const filled = Object.entries(mapping);
    const columns = Object.fromEntries(filled.map(([field, by]) => [field, typeof by === 'number' ? by : null]));
    const all = Object.fromEntries(filled.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
    return { kind, given: { ...given, ...all }, answers: {}, ...named(table), columns };
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
      const { columns } = await call('import.guess', { kind, given, ...named(table) });
      return Object.fromEntries(fields.map(({ id }) => [id, columns[id] ?? null]));
    },
    preview: async (table, columns) => (await call('import.preview', request(table, columns))).rows.map(row),
    write: async (table, columns, skip_refused, report) => {
      const job = runJob('import.write', { ...request(table, columns), skip_refused }, (progress) => report(progress, job.cancel));
      const { output } = await job.result;
      return `Đã thêm ${formatNumber(output.added)}, sửa ${formatNumber(output.changed)}. Ctrl+Z để hoàn tác.`;
    },
  };
}
