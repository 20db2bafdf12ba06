// What was typed into a grid and is not (or will never be) in the data file: shown over the rows until they follow.
import { refusal } from '../../backend';
import { errorSentence } from '../../text';
import type { GridCell, GridChange, GridSource } from './model';

interface Edit {
  text: string;
  /** Why it was not taken; none while it is on its way. */
  sentence?: string;
  /** Written; the rows that show it are on their way. */
  written?: boolean;
}

const keyOf = (rowId: string, columnId: string): string => `${rowId}/${columnId}`;

export class Edits {
  private edits = $state.raw<ReadonlyMap<string, Edit>>(new Map());
  private readonly source: () => GridSource;

  constructor(source: () => GridSource) {
    this.source = source;
  }

  /** The cell with what was typed over it. */
  over(rowId: string, columnId: string, cell: GridCell): GridCell {
    const edit = this.edits.get(keyOf(rowId, columnId));
    if (!edit) return cell;
    const { marks, source, readonly } = cell;
    const shown: GridCell = { text: edit.text, edit: edit.text };
    if (edit.sentence !== undefined) shown.tone = 'refused';
    return { ...shown, ...(marks && { marks }), ...(source !== undefined && { source }), ...(readonly !== undefined && { readonly }) };
  }

  /** Why the text of a cell was not taken. */
  why(rowId: string, columnId: string): string | undefined {
    return this.edits.get(keyOf(rowId, columnId))?.sentence;
  }

  drop(rowId: string, columnId: string): void {
    this.change((edits) => edits.delete(keyOf(rowId, columnId)));
  }

  /** Rows have arrived: what was written shows in them. */
  settle(): void {
    if (![...this.edits.values()].some((edit) => edit.written)) return;
    this.change((edits) => {
      for (const [key, edit] of edits) if (edit.written) edits.delete(key);
    });
  }

  /** Makes changes as one operation. A text that is refused stays in its cell with the reason. */
  async apply(changes: readonly GridChange[]): Promise<boolean> {
    const each = (put: (edits: Map<string, Edit>, key: string, text: string) => void): void => {
      this.change((edits) => {
        for (const { rowId, columnId, text } of changes) put(edits, keyOf(rowId, columnId), text);
      });
    };
    each((edits, key, text) => edits.set(key, { text }));
    try {
      await this.source().apply(changes);
      each((edits, key, text) => edits.get(key)?.text === text && edits.set(key, { text, written: true }));
      return true;
    } catch (thrown) {
      const sentence = errorSentence(refusal(thrown).each[0] ?? refusal(thrown));
      each((edits, key, text) => edits.set(key, { text, sentence }));
      return false;
    }
  }

  private change(put: (edits: Map<string, Edit>) => void): void {
    const edits = new Map(this.edits);
    put(edits);
    this.edits = edits;
  }
}
