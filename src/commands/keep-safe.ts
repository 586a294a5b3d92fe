import { settingId } from '../domain/kernel/ids.ts';
import { valuesOf } from '../domain/kernel/record.ts';
import { ok, type Result } from '../domain/kernel/result.ts';
import type { ContactKey } from '../domain/sealing/contact-key.ts';
import { type SafeChange, safeId, safeKind } from '../domain/sealing/safe.ts';
import { settingKind } from '../domain/setting/setting.ts';
import type { Desk, Done } from './desk.ts';

const CONTACT_KEYS = settingId('contactKeys');

/**
 * States the sealed copies of the private keys, and the public half of one made just now, in one transaction. A new key is dated
 * after all the others, so that it is the one new contacts are sealed to even where this device's clock is late. Cannot be undone:
 * a former passphrase must not come back.
 */
export function keepSafe(desk: Desk, { copies, added }: SafeChange): Promise<Result<Done>> {
  return desk.store.write(async (transaction) => {
    for (const { key, ...facts } of copies) await transaction.state(safeKind.name, safeId(key), facts);
    if (added !== undefined) {
      const held = await transaction.get(CONTACT_KEYS);
      const others = Object.values(valuesOf<Record<string, ContactKey>>(held ?? { facts: {} }));
      const madeAt = Math.max(desk.now(), ...others.map((other) => (other?.madeAt ?? 0) + 1));
      const entry: ContactKey = { publicKey: added.publicKey, madeAt };
      await transaction.state(settingKind.name, CONTACT_KEYS, { [added.key]: entry });
    }
    return ok({ id: CONTACT_KEYS, undo: [] });
  });
}
