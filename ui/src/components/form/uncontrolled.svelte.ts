// An input that belongs to the officer while it is focused.
//
// Vietnamese keyboard hooks (Unikey) send Backspaces and replacement letters, sometimes U+202F first; ibus composes.
// Whoever writes into the input meanwhile loses letters. So: nothing is written back while something typed is
// uncommitted, and it is committed on Enter, on Tab and on leaving.
import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

export interface Uncontrolled {
  /** What the input shows while nothing typed is uncommitted. */
  text: string;
  /** Takes what was typed. */
  commit: (typed: string) => void;
  /** Each change on the way there, for drafts; null when it is given up. */
  typing?: (typed: string | null) => void;
}

/** Whether the element holds something typed that is not committed: Ctrl+Z is then the field's own. */
export function hasUncommitted(element: Element | null): boolean {
  return element instanceof HTMLElement && element.dataset['dirty'] !== undefined;
}

/** Whether a key belongs to an input method and must be left alone. */
export function isComposing(event: KeyboardEvent): boolean {
  // keyCode 229 is how browsers mark keys that an input method swallowed.
  return event.isComposing || event.keyCode === 229;
}

/** Takes what was typed into the focused field and not yet committed. */
export function commitFocused(): void {
  document.activeElement?.dispatchEvent(new CustomEvent('commit'));
}

export function uncontrolled(options: () => Uncontrolled): Attachment<TextElement> {
  return (element) => {
    const dirty = (): boolean => hasUncommitted(element);
    const show = (): void => {
      if (!dirty() && element.value !== options().text) element.value = options().text;
    };

    function commit(): void {
      if (!dirty()) return;
      const typed = element.value;
      delete element.dataset['dirty'];
      options().commit(typed);
      // What was taken may be the value from before ("x " is "x"): then no effect runs.
      void tick().then(show);
    }

    function typed(): void {
      element.dataset['dirty'] = '';
      options().typing?.(element.value);
    }

    function key(event: KeyboardEvent): void {
      if (isComposing(event)) return;
      if (event.key === 'Enter' && (element instanceof HTMLInputElement || event.ctrlKey)) commit();
      if (event.key === 'Escape' && dirty()) {
        event.preventDefault();
        event.stopPropagation();
        delete element.dataset['dirty'];
        show();
        options().typing?.(null);
      }
    }

    const listeners: [string, EventListener][] = [
      ['input', typed],
      ['compositionstart', () => (element.dataset['dirty'] = '')],
      ['blur', commit],
      ['commit', commit],
      ['keydown', key as EventListener],
    ];
    for (const [name, listener] of listeners) element.addEventListener(name, listener);
    $effect(show);
    return () => {
      for (const [name, listener] of listeners) element.removeEventListener(name, listener);
    };
  };
}
