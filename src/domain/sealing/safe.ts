import * as v from 'valibot';
import { type Kind, schemaByFact } from '../kernel/kind.ts';
import { type GuichetRecord, valuesOf } from '../kernel/record.ts';
import { keyIdShape, type SealingKey } from './sealed-contact.ts';

/**
 * The private keys of a site, each a record of its own with a derived id (`safe/<key id>`), sealed twice: by the office's
 * passphrase and by the printed recovery code. A kind apart from the settings, so that rights by kind keep it from the counter,
 * the kiosk and the wall screen. Two offices that open a safe at once make two keys; both are kept.
 */

const bytesShape = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/^[A-Za-z0-9_-]+$/));

/** Rounds of PBKDF2-SHA-256, at least: OWASP Password Storage Cheat Sheet, 2023. */
export const PBKDF2_ROUNDS = 600_000;

const roundsShape = v.pipe(v.number(), v.integer(), v.minValue(PBKDF2_ROUNDS), v.maxValue(10_000_000));

const passphraseCopyShape = v.object({
  salt: bytesShape(64),
  rounds: roundsShape,
  iv: bytesShape(24),
  /** The private key (PKCS #8), sealed by AES-GCM. */
  sealed: bytesShape(400),
});

const recoveryCopyShape = v.object({ salt: bytesShape(64), iv: bytesShape(24), sealed: bytesShape(400) });

export type PassphraseCopy = v.InferOutput<typeof passphraseCopyShape>;
export type RecoveryCopy = v.InferOutput<typeof recoveryCopyShape>;

export interface SafeShapes {
  readonly passphrase: PassphraseCopy;
  readonly recovery: RecoveryCopy;
}

const PREFIX = 'safe/';

export const safeKind: Kind<SafeShapes> = {
  name: 'safe',
  shape: 1,
  upgrades: {},
  schemaOf: schemaByFact({ passphrase: passphraseCopyShape, recovery: recoveryCopyShape }),
  dayOf: () => undefined,
};

export function safeId(key: string): string {
  return `${PREFIX}${key}`;
}

/** What opens the safe. `code` in its one form (`readRecoveryCode`). */
export type Secret = { readonly passphrase: string } | { readonly code: string };

/** What to state so that the safe stands as it was decided. */
export interface SafeChange {
  readonly copies: readonly KeptKey[];
  /** A key made just now. */
  readonly added?: SealingKey;
  /** The recovery code to print: shown once, kept nowhere. */
  readonly code?: string;
  /** Keys that the secret did not open: they stay as they were, under their own. */
  readonly left: readonly string[];
}

/** One key of the site as the safe holds it. */
export interface KeptKey {
  readonly key: string;
  readonly passphrase?: PassphraseCopy;
  readonly recovery?: RecoveryCopy;
}

export function keptKeys(records: readonly GuichetRecord[]): readonly KeptKey[] {
  return records.flatMap((record) => {
    const key = record.id.slice(PREFIX.length);
    if (record.kind !== safeKind.name || !v.is(keyIdShape, key)) return [];
    return [{ key, ...valuesOf<SafeShapes>(record) }];
  });
}
