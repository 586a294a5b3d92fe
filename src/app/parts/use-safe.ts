import { useEffect, useState } from 'preact/hooks';
import { type KeptKey, keptKeys, safeKind } from '../../domain/sealing/safe.ts';
import type { SafeState } from '../services.ts';
import { useGuichet, useLive } from '../state/guichet-context.ts';

/** Which keys are open on this page, as it changes: the safe closes by itself. */
export function useSafe(): SafeState {
  const { contacts } = useGuichet();
  const [state, setState] = useState(() => contacts.safe());
  useEffect(() => {
    setState(contacts.safe());
    return contacts.subscribe(setState);
  }, [contacts]);
  return state;
}

/** The sealed private keys of the site; `undefined` until they were read. */
export function useKeptKeys(): readonly KeptKey[] | undefined {
  return useLive(async (store) => keptKeys(await store.ofKind(safeKind.name)), []);
}
