import { useState } from 'preact/hooks';
import {
  type ContactField,
  NO_CONTACT,
  readContact,
  type TypedContact,
} from '../../domain/sealing/contact.ts';
import { currentContactKey } from '../../domain/sealing/contact-key.ts';
import type { ContactSealer } from '../../domain/sealing/sealed-contact.ts';
import { useGuichet, useSettings } from '../state/guichet-context.ts';

/** A contact being typed: in this form's memory and nowhere else, gone with it. */
export interface ContactEntry {
  /** Whether the office has a safe: without one, nothing is asked. */
  readonly available: boolean;
  /** Whether the person wants to say something: the fields are shown. */
  readonly wanted: boolean;
  readonly typed: TypedContact;
  /** Fields that are not what they should be, once `toSeal` found them. */
  readonly wrong: readonly ContactField[];
  want(wanted: boolean): void;
  change(typed: TypedContact): void;
  /** What the command needs to keep it: `{}` where nothing was typed; `undefined` where something is wrong. */
  toSeal(): { readonly seal?: ContactSealer } | undefined;
  clear(): void;
}

export function useContactEntry(): ContactEntry {
  const { contacts } = useGuichet();
  const { contactKeys } = useSettings();
  const [wanted, setWanted] = useState(false);
  const [typed, setTyped] = useState(NO_CONTACT);
  const [checked, setChecked] = useState(false);
  const key = currentContactKey(contactKeys);
  const read = readContact(typed);

  function clear(): void {
    setWanted(false);
    setTyped(NO_CONTACT);
    setChecked(false);
  }

  return {
    available: key !== undefined,
    wanted,
    typed,
    wrong: checked && 'wrong' in read ? read.wrong : [],
    want: (next) => (next ? setWanted(true) : clear()),
    change: setTyped,
    toSeal() {
      setChecked(true);
      if (!wanted || key === undefined) return {};
      if ('wrong' in read) return undefined;
      return read.contact === undefined ? {} : { seal: contacts.sealer(read.contact, key) };
    },
    clear,
  };
}
