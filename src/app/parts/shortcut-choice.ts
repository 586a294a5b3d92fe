import { useState } from 'preact/hooks';

const KEY = 'guichet-shortcuts';

/** Whether single keys act on this browser, and how to change it. They do until somebody turns them off. */
export function useShortcutChoice(): readonly [boolean, (enabled: boolean) => void] {
  const [enabled, setEnabled] = useState(() => remembered() !== 'off');
  function choose(wanted: boolean): void {
    setEnabled(wanted);
    try {
      localStorage.setItem(KEY, wanted ? 'on' : 'off');
    } catch {
      // A browser that keeps nothing starts with them on again.
    }
  }
  return [enabled, choose];
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
