// Dragging a row of a scheme by its grip: before a row, behind it, or as the first of a group.
import type { Path, TreeRow } from './tree';

export class RowDrag {
  private from = $state.raw<Path>();
  /** The row under the pointer, and which side of it. */
  private target = $state.raw<{ index: number; side: 'before' | 'after'; path: Path }>();
  private readonly ondrop: (from: Path, to: Path) => void;

  constructor(ondrop: (from: Path, to: Path) => void) {
    this.ondrop = ondrop;
  }

  /** Where the dragged row would go, on the row of this place. */
  mark(index: number): 'before' | 'after' | undefined {
    return this.target?.index === index ? this.target.side : undefined;
  }

  begin(event: PointerEvent, rows: readonly TreeRow[]): void {
    const grip = event.target instanceof Element ? event.target.closest('[data-grip]') : null;
    const row = grip && rows[indexOf(grip)];
    if (!row || event.button !== 0) return;
    event.preventDefault();
    if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    this.from = row.path;
  }

  over(event: PointerEvent, rows: readonly TreeRow[]): void {
    if (!this.from) return;
    const line = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-index]');
    const row = line && rows[indexOf(line)];
    if (!line || !row) return;
    const { top, height } = line.getBoundingClientRect();
    const before = event.clientY < top + height / 2;
    const { path } = row;
    const behind = row.isGroup ? [...path, 0] : [...path.slice(0, -1), (path.at(-1) ?? 0) + 1];
    this.target = { index: indexOf(line), side: before ? 'before' : 'after', path: before ? path : behind };
  }

  drop(): void {
    const { from, target } = this;
    this.cancel();
    if (from && target) this.ondrop(from, target.path);
  }

  cancel(): void {
    this.from = this.target = undefined;
  }
}

const indexOf = (element: Element): number => Number(element.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1);
