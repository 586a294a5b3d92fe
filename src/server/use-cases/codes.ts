import { createHash } from 'node:crypto';
import type { CodeAnswer } from '../../contract/enrolment.ts';
import { CODE_LIFE_MS } from '../../contract/protocol.ts';
import { readableToken } from '../../domain/kernel/ids.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Poste } from '../../domain/rights.ts';
import type { Endpoint } from './endpoint.ts';
import type { EnrolCode } from './ports.ts';
import { type Outcome, refuse } from './problem.ts';

const CODE_LENGTH = 12;
const PREFIX_LENGTH = 4;

/** Wrong guesses that begin like a code before it opens nothing any more. */
export const ATTEMPTS_MAX = 10;

/** How long a used code is remembered: a tablet that lost the answer asks again. */
const REMEMBER_MS = 24 * 3_600_000;

/**
 * Makes a one-time code (59 bits of chance, alive for ten minutes) and forgets those long gone. It is told here and
 * nowhere else: the database holds its hash.
 * @param site the site it opens a poste of; `undefined` for the code that opens a new site
 * @param name proposed to who uses it
 */
export async function makeCode(
  endpoint: Endpoint,
  site: string | undefined,
  postes: readonly Poste[],
  name?: string,
): Promise<CodeAnswer> {
  const code = readableToken(endpoint.random(CODE_LENGTH));
  const expiresAt = endpoint.now() + CODE_LIFE_MS;
  await endpoint.store.transaction(async ({ codes }) => {
    await codes.forgetExpired(endpoint.now() - REMEMBER_MS);
    await codes.add({
      hash: hashOf(code),
      prefix: prefixOf(code),
      postes,
      attempts: 0,
      expiresAt,
      ...(site === undefined ? {} : { site }),
      ...(name === undefined ? {} : { name }),
    });
  });
  return { code: written(code), expiresAt };
}

/**
 * The code that was typed, while it may still be used, or again by the key that used it.
 * Refuses with `code-unknown`, `code-expired`, `code-locked`; a wrong one counts against those that begin like it.
 */
export async function findCode(endpoint: Endpoint, typed: string, key?: string): Promise<Outcome<EnrolCode>> {
  const hash = hashOf(typed);
  const alike = await endpoint.store.read.codes.byPrefix(prefixOf(typed));
  const code = alike.find((candidate) => candidate.hash === hash);
  if (code?.usedBy !== undefined) return code.usedBy === key ? ok(code) : refuse('code-unknown');
  if (alike.some(({ attempts }) => attempts >= ATTEMPTS_MAX)) return refuse('code-locked');
  if (code === undefined) {
    if (alike.length > 0)
      await endpoint.store.transaction(({ codes }) => codes.countAttempt(prefixOf(typed)));
    return refuse('code-unknown');
  }
  return code.expiresAt < endpoint.now() ? refuse('code-expired') : ok(code);
}

/** `XXXX-XXXX-XXXX`, as a person reads it. */
function written(code: string): string {
  return (code.toUpperCase().match(/.{4}/g) as string[]).join('-');
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

function prefixOf(code: string): string {
  return code.slice(0, PREFIX_LENGTH);
}
