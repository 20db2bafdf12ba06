// What a click opens may lie under the mouse at once: the second click of a double click is not meant for it.

const KINDS = ['mousedown', 'mouseup', 'click', 'dblclick'] as const;
/** Longer than any system takes two clicks for one double click by default. */
const WHILE_MS = 900;

/** Until the next first click, second clicks do nothing outside of the list that was clicked. */
export function guardSecondClick(list: HTMLElement): void {
  const guard = (event: MouseEvent): void => {
    if (event.detail <= 1) return event.type === 'mousedown' ? stop() : undefined;
    if (list.isConnected && event.target instanceof Node && list.contains(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const timer = setTimeout(() => stop(), WHILE_MS);
  function stop(): void {
    clearTimeout(timer);
    for (const kind of KINDS) window.removeEventListener(kind, guard, true);
  }
  for (const kind of KINDS) window.addEventListener(kind, guard, true);
}
