// Keys of the whole window. No single letter or digit is one, and keys of an input method are left alone.
import { chapterOf } from '../features/guide/chapters';
import { commitFocused, goBack, hasUncommitted, isComposing, toast } from '../components';
import { router } from './route.svelte';
import { redo, undo } from './undo';

const isTyping = (element: Element | null): boolean =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;

export function handleKey(event: KeyboardEvent, search: () => void): void {
  if (event.defaultPrevented || isComposing(event)) return;
  const focused = document.activeElement;
  if (event.key === 'Escape' && !isTyping(focused) && !document.querySelector('dialog[open], :popover-open')) {
    if (!goBack()) router.back();
    return;
  }
  if (event.key === 'F1') {
    event.preventDefault();
    router.go('guide', chapterOf(router.current.screen));
    return;
  }
  if (!event.ctrlKey || event.altKey) return;
  const run = (act: () => void): void => {
    event.preventDefault();
    act();
  };
  switch (event.key.toLowerCase()) {
    case 'k':
      return run(search);
    case 's':
      return run(() => {
        commitFocused();
        toast('Mọi thay đổi đã được lưu – chương trình tự lưu ngay khi rời ô.');
      });
    case 'z':
      // While something typed is uncommitted, undoing belongs to the field.
      if (!hasUncommitted(focused)) run(() => void (event.shiftKey ? redo() : undo()));
      return;
    case 'y':
      if (!hasUncommitted(focused)) run(() => void redo());
  }
}
