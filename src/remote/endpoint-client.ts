import type * as v from 'valibot';
import type { Result } from '../domain/kernel/result.ts';
import { type Caller, readAnswer, type SignedFetch, signedFetch } from './signed-fetch.ts';

/** How long an exchange may take before the network is taken for gone: a page of a thousand records on a slow line. */
const EXCHANGE_LIMIT_MS = 60_000;

/** Below this, compressing costs more than it saves. */
const COMPRESS_FROM_CHARS = 1_000;

/** JSON questions to the endpoint, JSON answers as their schema says. */
export interface EndpointClient {
  get<T>(
    path: string,
    schema: v.GenericSchema<unknown, T>,
    query?: Readonly<Record<string, string>>,
  ): Promise<Result<T>>;
  send<T>(
    method: 'POST' | 'PUT',
    path: string,
    body: unknown,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<Result<T>>;
  /** For answers that are not one JSON text. */
  readonly ask: SignedFetch;
}

export function endpointClient(caller: Caller): EndpointClient {
  const ask = signedFetch(caller);
  return {
    ask,
    async get(path, schema, query = {}) {
      const signal = AbortSignal.timeout(EXCHANGE_LIMIT_MS);
      return readAnswer(await ask({ method: 'GET', path, query, signal }), schema);
    },
    async send(method, path, body, schema) {
      const { encoding, bytes } = await packed(JSON.stringify(body));
      const headers = { 'content-type': 'application/json', ...encoding };
      const signal = AbortSignal.timeout(EXCHANGE_LIMIT_MS);
      return readAnswer(await ask({ method, path, headers, body: bytes, signal }), schema);
    },
  };
}

/** A push of many records shrinks to about a tenth: on a slow line, that is most of its time. */
async function packed(
  text: string,
): Promise<{ readonly encoding: Readonly<Record<string, string>>; readonly bytes: BodyInit }> {
  if (text.length < COMPRESS_FROM_CHARS || !('CompressionStream' in globalThis))
    return { encoding: {}, bytes: text };
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return { encoding: { 'content-encoding': 'gzip' }, bytes: await new Response(stream).arrayBuffer() };
}
