import { useEffect, useRef } from 'preact/hooks';

/**
 * What a key does, by its name: the digit engraved on it (`1`: the top row of an AZERTY keyboard gives digits with Shift
 * only, so the key's place counts there), else the letter or the key's own name (`n`, `ArrowLeft`).
 */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Single keys of a screen. Silent while the person types in a field, moves inside a list of choices, answers a dialog, or
 * turned them off (`enabled`: keys without a modifier must be possible to turn off, WCAG 2.1.4).
 */
export function useShortcuts(shortcuts: Shortcuts, enabled: boolean): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (!enabled) return;
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented) return;
      if (takesKeys(event.target) || document.querySelector('dialog[open]') !== null) return;
      const act = latest.current[keyName(event)];
      if (act === undefined) return;
      event.preventDefault();
      act();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
}

function keyName(event: KeyboardEvent): string {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  return digit ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
}

const TAKING =
  'input:not([type="checkbox"]), select, textarea, [contenteditable=""], [role="spinbutton"], [role="tablist"]';

function takesKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TAKING) !== null;
}
