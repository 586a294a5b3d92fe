import { generateProof } from 'dpop';
import * as v from 'valibot';
import { ROUTES } from '../contract/routes.ts';
import type { Failure } from '../domain/kernel/failure.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { failureOf } from './failure-of.ts';

export interface Caller {
  /** Where the endpoint is: `https://guichet.example`. The page's own origin. */
  readonly origin: string;
  /** The key that proves which device asks. Absent: the address is open to all. */
  readonly key?: CryptoKeyPair;
  readonly fetch?: typeof fetch;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly signal: AbortSignal;
}

/** Asks the endpoint, with a proof of this device's key (DPoP, RFC 9449). The answer may be anything a network gives. */
export type SignedFetch = (call: Call) => Promise<Result<Response>>;

/**
 * Keeps the nonce the endpoint gives (RFC 9449 §8) and signs with it. The first is asked of an address that is open to all,
 * so that no call is refused only to learn it; an endpoint that wants a fresh one answers 401 with it: the call is then made
 * once more. Fails with `network` only; see `readAnswer` for what came back.
 */
export function signedFetch({ origin, key, fetch: ask = fetch }: Caller): SignedFetch {
  let nonce: string | undefined;
  let asking: Promise<void> | undefined;

  /** Asked once, whatever number of calls start together. Where it fails, the call itself will say why. */
  function firstNonce(signal: AbortSignal): Promise<void> {
    asking ??= ask(new URL(ROUTES.health, origin), {
      signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
    })
      .then(
        (answer) => {
          nonce ??= answer.headers.get('dpop-nonce') ?? undefined;
        },
        () => undefined,
      )
      .finally(() => {
        asking = undefined;
      });
    return asking;
  }

  async function once(call: Call): Promise<Result<Response>> {
    const address = new URL(call.path, origin);
    // What is open to all is asked without a proof, and gives the first nonce.
    const signer = call.path === ROUTES.health ? undefined : key;
    if (signer !== undefined && nonce === undefined) await firstNonce(call.signal);
    const proof = signer && (await generateProof(signer, address.href, call.method, nonce));
    for (const [name, value] of Object.entries(call.query ?? {})) address.searchParams.set(name, value);
    const answered = await reached(() =>
      ask(address, {
        method: call.method,
        headers: {
          accept: 'application/json',
          ...call.headers,
          ...(proof === undefined ? {} : { dpop: proof }),
        },
        ...(call.body === undefined ? {} : { body: call.body }),
        signal: call.signal,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'manual',
      }),
    );
    if (answered.ok) nonce = answered.value.headers.get('dpop-nonce') ?? nonce;
    return answered;
  }

  return async (call) => {
    const first = await once(call);
    return first.ok && (await wantsProof(first.value)) ? once(call) : first;
  };
}

/** fetch throws for a network that is not there, a link that broke, a time limit: each means « later ». */
async function reached(ask: () => Promise<Response>): Promise<Result<Response>> {
  try {
    return ok(await ask());
  } catch {
    return fail({ code: 'network' });
  }
}

async function wantsProof(response: Response): Promise<boolean> {
  if (response.status !== 401 || !response.headers.has('dpop-nonce')) return false;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return typeof body === 'object' && body !== null && (body as { error?: unknown }).error === 'proof';
}

/** The answer as its schema says, or why not. A page that is not Guichet's (captive portal, proxy) is `not-guichet`. */
export async function readAnswer<T>(
  answered: Result<Response>,
  schema: v.GenericSchema<unknown, T>,
): Promise<Result<T>> {
  if (!answered.ok) return answered;
  const response = answered.value;
  const body = await jsonOf(response);
  if (!body.ok) return body;
  if (!response.ok) return fail(failureOf(response, body.value));
  const parsed = v.safeParse(schema, body.value);
  return parsed.success ? ok(parsed.output) : fail({ code: 'not-guichet', status: response.status });
}

async function jsonOf(response: Response): Promise<Result<unknown>> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (!isJson)
    return fail(response.ok || response.status < 500 ? notGuichet(response) : failureOf(response, undefined));
  let text: string;
  try {
    text = await response.text();
  } catch {
    return fail({ code: 'network' });
  }
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail(notGuichet(response));
  }
}

function notGuichet(response: Response): Failure {
  return { code: 'not-guichet', status: response.status };
}
