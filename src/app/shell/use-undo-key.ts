import { useEffect } from 'preact/hooks';
import { useGuichet } from '../state/guichet-context.ts';
import { useSessionStore } from '../state/session-context.ts';
import { undoLast } from '../state/use-act.ts';

/** Ctrl+Z (⌘Z) takes back the last act of this session. In a text field it stays the browser's own: it takes back letters. */
export function useUndoKey(): void {
  const guichet = useGuichet();
  const session = useSessionStore();
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const asked =
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey &&
        event.key.toLowerCase() === 'z';
      if (!asked || event.repeat || event.defaultPrevented || isTextField(event.target)) return;
      event.preventDefault();
      void undoLast(guichet, session);
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [guichet, session]);
}

const NO_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color']);

/** Whether typing there writes letters. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
