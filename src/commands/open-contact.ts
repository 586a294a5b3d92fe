import { fail, type Result } from '../domain/kernel/result.ts';
import type { Contact } from '../domain/sealing/contact.ts';
import { type Opened, openingKind } from '../domain/sealing/opening.ts';
import type { ContactPlace, SealedContact } from '../domain/sealing/sealed-contact.ts';
import type { Desk } from './desk.ts';

/** The open safe, as this command needs it. */
export interface ContactOpener {
  /** Whether the private key of this id is open on this page now. */
  canOpen(key: string): boolean;
  open(sealed: SealedContact, place: ContactPlace): Promise<Result<Contact>>;
}

export interface ContactOpening {
  /** Id of this device. */
  readonly device: string;
  readonly place: ContactPlace;
  readonly sealed: SealedContact;
  readonly opener: ContactOpener;
}

/**
 * Opens one sealed contact for a person to read. That it was opened is on the disk before it is: a disk that is full, or a page
 * closed in between, leaves an opening nobody read, never a reading nobody knows of.
 * Fails with `locked` (nothing written) or `not-readable`.
 */
export async function openContact(
  desk: Desk,
  { device, place, sealed, opener }: ContactOpening,
): Promise<Result<Contact>> {
  if (!opener.canOpen(sealed.key)) return fail({ code: 'locked' });
  const id = desk.newId();
  const opened: Opened = {
    at: desk.now(),
    device,
    kind: place.kind,
    record: place.id,
    fact: place.fact,
  };
  await desk.store.write((transaction) => transaction.create(openingKind.name, id, { opened }));
  return opener.open(sealed, place);
}
