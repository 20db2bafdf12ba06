// Undo and redo of the program: the buttons, Ctrl+Z and Ctrl+Y.
import { call } from '../backend';
import { attempt, toast } from '../components';
import { session } from './session.svelte';

export async function undo(): Promise<void> {
  const operation = session.status?.undo?.undo;
  if (!operation) return toast('Không còn việc nào để hoàn tác.');
  const done = await attempt(() => call('undo', {}));
  if (done) toast(`Đã hoàn tác: ${operation.label}`, { label: 'Làm lại', run: () => void redo() });
}

export async function redo(): Promise<void> {
  const operation = session.status?.undo?.redo;
  if (!operation) return toast('Không còn việc nào để làm lại.');
  const done = await attempt(() => call('redo', {}));
  if (done) toast(`Đã làm lại: ${operation.label}`);
}
