import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { drawRecoveryCode, RECOVERY_RANDOM_BYTES } from '../domain/sealing/recovery-code.ts';
import type { KeptKey, SafeChange, Secret } from '../domain/sealing/safe.ts';
import { type OpenedKeys, openKeys, underCode, underPassphrase } from './key-copies.ts';
import { makeSiteKey } from './site-key.ts';

/**
 * What a quality office does with the safe. Each gives what to state and keeps nothing; each fails with `wrong-secret` where
 * the secret opens no key. A key that it does not open (another office's, made at the same time) is left as it was.
 */

/** A safe where there was none: one key, a passphrase, a code to print. */
export async function makeSafe(passphrase: string): Promise<SafeChange> {
  const { key, publicKey, privateKey } = await makeSiteKey();
  return sealedAnew([], new Map([[key, privateKey]]), {
    passphrase,
    added: { key, publicKey },
    newCode: true,
  });
}

/** A new passphrase for every key the secret opens: the former passphrase, or the recovery code where it was forgotten. */
export async function changePassphrase(
  kept: readonly KeptKey[],
  secret: Secret,
  passphrase: string,
): Promise<Result<SafeChange>> {
  return withKeys(kept, secret, (keys) => sealedAnew(kept, keys, { passphrase }));
}

/** A new code to print; the former sheet opens nothing any more. */
export async function renewCode(kept: readonly KeptKey[], passphrase: string): Promise<Result<SafeChange>> {
  return withKeys(kept, { passphrase }, (keys) => sealedAnew(kept, keys, { newCode: true }));
}

/** A new key for new contacts, under the same passphrase. Former keys stay, for what was sealed to them; one new code opens all. */
export async function rotateKey(kept: readonly KeptKey[], passphrase: string): Promise<Result<SafeChange>> {
  return withKeys(kept, { passphrase }, async (keys) => {
    const { key, publicKey, privateKey } = await makeSiteKey();
    const all = new Map([...keys, [key, privateKey]]);
    return sealedAnew(kept, all, { passphrase, added: { key, publicKey }, newCode: true });
  });
}

async function withKeys(
  kept: readonly KeptKey[],
  secret: Secret,
  work: (keys: OpenedKeys) => Promise<SafeChange>,
): Promise<Result<SafeChange>> {
  const keys = await openKeys(kept, secret, true);
  return keys.size === 0 ? fail({ code: 'wrong-secret' }) : ok(await work(keys));
}

interface Anew {
  readonly passphrase?: string;
  readonly newCode?: boolean;
  readonly added?: SafeChange['added'];
}

async function sealedAnew(
  kept: readonly KeptKey[],
  keys: OpenedKeys,
  { passphrase, newCode = false, added }: Anew,
): Promise<SafeChange> {
  const code = newCode
    ? drawRecoveryCode(crypto.getRandomValues(new Uint8Array(RECOVERY_RANDOM_BYTES)))
    : undefined;
  const passphrases = passphrase === undefined ? undefined : await underPassphrase(keys, passphrase);
  const codes = code === undefined ? undefined : await underCode(keys, code);
  return {
    copies: [...keys.keys()].map((key) => {
      const [first, second] = [passphrases?.get(key), codes?.get(key)];
      return { key, ...(first && { passphrase: first }), ...(second && { recovery: second }) };
    }),
    ...(added && { added }),
    ...(code && { code }),
    left: kept.map(({ key }) => key).filter((key) => !keys.has(key)),
  };
}
