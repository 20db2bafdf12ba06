// Undo and redo of the program: the buttons, Ctrl+Z and Ctrl+Y.
import { call, type OperationRow } from '../backend';
import { attempt, confirm, toast } from '../components';
import { formatNumber } from '../text';

/** What is undone without a question touches no more rows: about a screen of them. */
const MANY_ROWS = 50;
/** Kinds that bring in a whole file at once, however short it was. */
const WHOLE = new Set(['import.write', 'sample.fill', 'scheme.import']);

/** Ctrl+Z reaches beyond the screen: what took a file in, or changed much, is named before it is taken back. */
async function agreed({ kind, label, rows }: OperationRow): Promise<boolean> {
  if (rows <= MANY_ROWS && !WHOLE.has(kind)) return true;
  return confirm({
    title: 'Hoàn tác cả lần ghi này?',
    text: `“${label}” đã ghi ${formatNumber(rows)} dòng dữ liệu. Hoàn tác sẽ đưa tất cả về như trước việc đó; có thể làm lại bằng Ctrl+Y.`,
    confirm: `Hoàn tác ${formatNumber(rows)} dòng`,
    danger: true,
  });
}

/** One after the other: a second Ctrl+Z is about what the first one left. */
let working: Promise<void> = Promise.resolve();

export function undo(): Promise<void> {
  return (working = working.then(undoNow));
}

export function redo(): Promise<void> {
  return (working = working.then(redoNow));
}

async function undoNow(): Promise<void> {
  const operation = (await attempt(() => call('undo.state', {})))?.undo;
  if (!operation) return toast('Không còn việc nào để hoàn tác.');
  if (!(await agreed(operation))) return;
  const done = await attempt(() => call('undo', { operation: operation.id }));
  if (done) toast(`Đã hoàn tác: ${operation.label}`, { label: 'Làm lại', run: () => void redo() });
}

async function redoNow(): Promise<void> {
  const operation = (await attempt(() => call('undo.state', {})))?.redo;
  if (!operation) return toast('Không còn việc nào để làm lại.');
  const done = await attempt(() => call('redo', {}));
  if (done) toast(`Đã làm lại: ${operation.label}`);
}

/** Whether the buttons offer to undo it: a locked round is reopened, with a reason, and never by the way. */
export function offersUndo(operation: OperationRow | null | undefined): boolean {
  return operation !== null && operation !== undefined && operation.kind !== 'round.lock';
}
