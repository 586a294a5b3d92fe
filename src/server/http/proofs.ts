import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, importJWK, type JWK } from 'jose';
import * as v from 'valibot';
import { publicKeySchema } from '../../contract/enrolment.ts';
import type { UsedProofs } from '../use-cases/ports.ts';
import type { Nonces } from './nonces.ts';
import type { ProvenKey } from './route.ts';

export interface ProofRequest {
  /** The `DPoP` header. */
  readonly proof: unknown;
  readonly method: string;
  /** The path asked for, without the query. */
  readonly path: string;
}

/** `wantsNonce`: the device should sign again, or next time, with the nonce this answer carries. */
export interface ProofVerdict {
  readonly signed?: SignedRequest;
  readonly wantsNonce: boolean;
}

export interface SignedRequest {
  readonly key: ProvenKey;
  /** False when this proof was used before. Asked last: it writes, which a stranger's key is not worth. */
  useOnce(): Promise<boolean>;
}

export interface Proofs {
  verify(request: ProofRequest): Promise<ProofVerdict>;
}

type VerifyingKey = Awaited<ReturnType<typeof importJWK>>;

interface KnownKey extends ProvenKey {
  readonly key: VerifyingKey;
}

const claimsSchema = v.object({
  htm: v.string(),
  htu: v.pipe(v.string(), v.url()),
  jti: v.pipe(v.string(), v.minLength(8), v.maxLength(100)),
  nonce: v.optional(v.pipe(v.string(), v.maxLength(100))),
});

/** Keys kept ready to verify with: reading one anew costs as much as the signature. */
const KEYS_MAX = 5_000;

const NOTHING: ProofVerdict = { wantsNonce: true };

/**
 * Verifies proofs of possession (DPoP, RFC 9449): signed by the key inside, for this method and path, with a nonce of
 * ours; and lets each be used once. `iat` is not looked at, because tablets' clocks lie and the nonce says when it was signed; of `htu` only
 * the path counts, because a proxy may stand between the tablet's address and ours.
 */
export function proofs(nonces: Nonces, usedProofs: UsedProofs): Proofs {
  const keys = new Map<string, Promise<KnownKey>>();

  function knownKey(jwk: JWK): Promise<KnownKey> {
    const publicKey = v.parse(publicKeySchema, jwk);
    const name = `${publicKey.x}.${publicKey.y}`;
    if (keys.size > KEYS_MAX) keys.clear();
    const known = keys.get(name) ?? readKey(publicKey);
    keys.set(name, known);
    known.catch(() => keys.delete(name));
    return known;
  }

  return {
    async verify({ proof, method, path }) {
      if (typeof proof !== 'string' || proof.length > 4_000) return NOTHING;
      const signed = await verifySignature(proof, knownKey);
      if (signed === undefined || signed.htm !== method || new URL(signed.htu).pathname !== path)
        return NOTHING;
      const window = signed.nonce === undefined ? undefined : nonces.windowOf(signed.nonce);
      if (window === undefined) return NOTHING;
      const { keyThumbprint } = signed;
      const proofId = createHash('sha256').update(`${keyThumbprint} ${signed.jti}`).digest('base64url');
      const useOnce = () => usedProofs.use(window, proofId, nonces.oldestWindow());
      return { signed: { key: { keyThumbprint }, useOnce }, wantsNonce: nonces.isOld(window) };
    },
  };
}

async function verifySignature(
  proof: string,
  knownKey: (jwk: JWK) => Promise<KnownKey>,
): Promise<(v.InferOutput<typeof claimsSchema> & ProvenKey) | undefined> {
  try {
    const getKey = async ({ jwk }: { jwk?: JWK }) => (await knownKey(jwk as JWK)).key;
    const { payload, protectedHeader } = await compactVerify(proof, getKey, { algorithms: ['ES256'] });
    if (protectedHeader.typ !== 'dpop+jwt') return undefined;
    const claims = v.parse(claimsSchema, JSON.parse(new TextDecoder().decode(payload)));
    const { keyThumbprint } = await knownKey(protectedHeader.jwk as JWK);
    return { ...claims, keyThumbprint };
  } catch {
    // Whatever is wrong with it (form, key, signature, claims), it proves nothing.
    return undefined;
  }
}

async function readKey(jwk: JWK): Promise<KnownKey> {
  const [key, keyThumbprint] = await Promise.all([importJWK(jwk, 'ES256'), calculateJwkThumbprint(jwk)]);
  return { key, keyThumbprint };
}
