import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { chooseCounter, type Session, type SessionStore } from './session-store.ts';
import { useStore } from './use-store.ts';

/** Filled by `GuichetProvider`. */
export const SessionContext = createContext<SessionStore | undefined>(undefined);

export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext);
  if (store === undefined) throw new Error('This component stands outside GuichetProvider');
  return store;
}

export function useSession<T>(select: (session: Session) => T): T {
  return useStore(useSessionStore(), select);
}

/** The counter this browser calls from (a key of the setting `counters`), and how to change it. */
export function useCounter(): readonly [string | undefined, (counter: string) => void] {
  const store = useSessionStore();
  return [useStore(store, (session) => session.counter), (counter) => chooseCounter(store, counter)];
}

/** While `dirty`, a form holds what is not saved: a new version is not offered. */
export function useDirtyForm(dirty: boolean): void {
  const store = useSessionStore();
  useEffect(() => {
    if (!dirty) return;
    const add = (change: number) => store.setState(({ dirtyForms }) => ({ dirtyForms: dirtyForms + change }));
    add(1);
    return () => add(-1);
  }, [store, dirty]);
}
