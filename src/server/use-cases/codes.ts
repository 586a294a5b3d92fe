import { createHash } from 'node:crypto';
import type { CodeAnswer } from '../../contract/enrolment.ts';
import { CODE_LIFE_MS } from '../../contract/protocol.ts';
import { readableToken } from '../../domain/kernel/ids.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Poste } from '../../domain/rights.ts';
import { noteAccess, noteRefusedCode } from './access-log.ts';
import type { Endpoint } from './endpoint.ts';
import type { EnrolCode, EnrolledDevice } from './ports.ts';
import { type Outcome, refuse } from './problem.ts';

const CODE_LENGTH = 12;
const PREFIX_LENGTH = 4;

/** Wrong guesses that begin like a code before it opens nothing any more. */
export const ATTEMPTS_MAX = 10;

/** How long a used code is remembered: a tablet that lost the answer asks again. */
const REMEMBER_MS = 24 * 3_600_000;

export interface CodeOptions {
  /** Proposed to who uses it. */
  readonly name?: string | undefined;
  /** Who asked for it; the console where absent. */
  readonly by?: EnrolledDevice;
}

/**
 * Makes a one-time code (59 bits of chance, alive for ten minutes) and forgets those long gone. It is told here and
 * nowhere else: the database holds its hash.
 * @param site the site it opens a poste of; `undefined` for the code that opens a new site
 */
export async function makeCode(
  endpoint: Endpoint,
  site: string | undefined,
  postes: readonly Poste[],
  { name, by }: CodeOptions = {},
): Promise<CodeAnswer> {
  const code = readableToken(endpoint.random(CODE_LENGTH));
  const expiresAt = endpoint.now() + CODE_LIFE_MS;
  const proposed = name === undefined ? {} : { name };
  await endpoint.store.transaction(async (tables) => {
    const { codes } = tables;
    await codes.forgetExpired(endpoint.now() - REMEMBER_MS);
    await codes.add({
      hash: hashOf(code),
      prefix: prefixOf(code),
      postes,
      attempts: 0,
      expiresAt,
      ...(site === undefined ? {} : { site }),
      ...proposed,
    });
    if (site !== undefined)
      await noteAccess(endpoint, tables, site, 'code', { by, detail: { ...proposed, postes: [...postes] } });
  });
  return { code: written(code), expiresAt };
}

/**
 * The code that was typed, while it may still be used, or again by the key that used it.
 * Refuses with `code-unknown`, `code-expired`, `code-locked`; a wrong one counts against those that begin like it. A refusal is
 * written down on the site of those it resembles, or of the only one there is.
 */
export async function findCode(endpoint: Endpoint, typed: string, key?: string): Promise<Outcome<EnrolCode>> {
  const alike = await endpoint.store.read.codes.byPrefix(prefixOf(typed));
  const found = codeAmong(alike, typed, { key, now: endpoint.now() });
  if (found.ok) return found;
  if (found.failure.error === 'code-unknown' && alike.length > 0)
    await endpoint.store.transaction(({ codes }) => codes.countAttempt(prefixOf(typed)));
  const site = alike.find((code) => code.site !== undefined)?.site ?? (await onlySite(endpoint));
  if (site !== undefined) await noteRefusedCode(endpoint, site, found.failure.error);
  return found;
}

function codeAmong(
  alike: readonly EnrolCode[],
  typed: string,
  { key, now }: { readonly key: string | undefined; readonly now: number },
): Outcome<EnrolCode> {
  const hash = hashOf(typed);
  const code = alike.find((candidate) => candidate.hash === hash);
  if (code?.usedBy !== undefined) return code.usedBy === key ? ok(code) : refuse('code-unknown');
  if (alike.some(({ attempts }) => attempts >= ATTEMPTS_MAX)) return refuse('code-locked');
  if (code === undefined) return refuse('code-unknown');
  return code.expiresAt < now ? refuse('code-expired') : ok(code);
}

async function onlySite({ store }: Endpoint): Promise<string | undefined> {
  const [only, ...others] = await store.read.sites.all();
  return others.length > 0 ? undefined : only?.id;
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
