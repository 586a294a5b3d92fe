import type { SessionStore } from '../state/session-store.ts';

/** Calls `reload` at once, or as soon as no form holds what is not saved. */
export function reloadWhenFree(session: SessionStore, reload: () => void): void {
  if (session.getState().dirtyForms === 0) {
    reload();
    return;
  }
  const end = session.subscribe(({ dirtyForms }) => {
    if (dirtyForms > 0) return;
    end();
    reload();
  });
}

/** Resolves at once, or as soon as no form holds what is not saved. */
export function whenFree(session: SessionStore): Promise<void> {
  return new Promise((resolve) => reloadWhenFree(session, resolve));
}
