// The list of words of a cell: open after F2, narrowed by what is typed, one of them chosen by arrows.
import { fold } from '../../text';

export class WordList {
  open = $state(false);
  /** Place of the one that Enter takes, among those shown. */
  chosen = $state(0);
  private search = $state('');
  private readonly all: () => readonly string[];

  constructor(all: () => readonly string[]) {
    this.all = all;
  }

  readonly shown = $derived.by(() => {
    const search = fold(this.search);
    return search === '' ? this.all() : this.all().filter((word) => fold(word).startsWith(search));
  });
  readonly word = $derived(this.open ? this.shown[this.chosen] : undefined);

  /** Shows all of them, the one that the cell holds chosen; nothing where the cell takes no words. */
  show(held: string): void {
    if (this.all().length === 0) return;
    this.search = '';
    this.chosen = Math.max(0, this.all().findIndex((word) => fold(word) === fold(held)));
    this.open = true;
  }

  narrow(typed: string): void {
    if (!this.open) return;
    this.search = typed;
    this.chosen = 0;
  }

  move(by: number): void {
    this.chosen = Math.max(0, Math.min(this.shown.length - 1, this.chosen + by));
  }

  close(): void {
    this.open = false;
  }
}
