import { useEffect, useState } from 'preact/hooks';
import { openContact } from '../../commands/open-contact.ts';
import type { Failure } from '../../domain/kernel/failure.ts';
import { StoreFailure } from '../../domain/kernel/store-failure.ts';
import type { Contact } from '../../domain/sealing/contact.ts';
import type { ContactPlace, SealedContact } from '../../domain/sealing/sealed-contact.ts';
import { useGuichet } from '../state/guichet-context.ts';
import { useSafe } from './use-safe.ts';

export interface OpenedContact {
  /** There while it is shown. */
  readonly contact: Contact | undefined;
  readonly failure: Failure | undefined;
  /** Whether its key is open on this page. */
  readonly canOpen: boolean;
  open(): Promise<void>;
  hide(): void;
}

/** One sealed contact on the screen: opened when asked, gone when the safe closes or the page part does. */
export function useOpenedContact(sealed: SealedContact, place: ContactPlace): OpenedContact {
  const { desk, device, contacts } = useGuichet();
  const canOpen = useSafe().openKeys.has(sealed.key);
  const [contact, setContact] = useState<Contact>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    if (!canOpen) setContact(undefined);
  }, [canOpen]);

  async function open(): Promise<void> {
    try {
      const opening = { device: device.device, place, sealed, opener: contacts };
      const result = await openContact(desk, opening);
      setFailure(result.ok ? undefined : result.failure);
      setContact(result.ok ? result.value : undefined);
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      setFailure(error.failure);
    }
  }

  return {
    contact: canOpen ? contact : undefined,
    failure,
    canOpen,
    open,
    hide: () => setContact(undefined),
  };
}
