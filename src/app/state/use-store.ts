import { useEffect, useState } from 'preact/hooks';
import type { StoreApi } from 'zustand/vanilla';

/** A part of a session store, followed. `select` must be pure and give the same reference for the same state. */
export function useStore<S, T>(store: StoreApi<S>, select: (state: S) => T): T {
  const selected = select(store.getState());
  const [, render] = useState({});
  useEffect(() => {
    let last = selected;
    function check(): void {
      const next = select(store.getState());
      if (Object.is(next, last)) return;
      last = next;
      render({});
    }
    check();
    return store.subscribe(check);
  }, [store]);
  return selected;
}
