import * as v from 'valibot';
import { instantShape } from '../kernel/shapes.ts';
import { publicKeyShape } from './sealed-contact.ts';

/** A public key of the site, as every poste reads it: an entry of the setting `contactKeys`, by key id. */
export const contactKeyShape = v.object({ publicKey: publicKeyShape, madeAt: instantShape });

export type ContactKey = v.InferOutput<typeof contactKeyShape>;

/** The key that new contacts are sealed to: the one made last. `undefined` while the office has not opened its safe. */
export function currentContactKey(
  keys: Readonly<Record<string, ContactKey>>,
): (ContactKey & { readonly key: string }) | undefined {
  return Object.entries(keys)
    .map(([key, entry]) => ({ ...entry, key }))
    .sort((a, b) => b.madeAt - a.madeAt || (a.key < b.key ? -1 : 1))[0];
}
