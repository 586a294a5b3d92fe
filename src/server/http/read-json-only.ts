import { gunzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PUSH_BYTES_MAX } from '../../contract/protocol.ts';

/**
 * JSON is the only body there is, plain or packed with gzip: a form of another site cannot send it without asking first (CORS).
 * Unpacked in one go: a push is a few milliseconds at most, and a stream for each costs more than its content.
 */
export function readJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async ({ headers }: FastifyRequest, body: Buffer) => {
      const text = unpacked(body, headers['content-encoding']).toString();
      try {
        return JSON.parse(text) as unknown;
      } catch {
        throw refusal(400, 'The body is not JSON');
      }
    },
  );
}

/** However little it came as, no more than a push may be. */
function unpacked(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === undefined || encoding === 'identity') return body;
  if (encoding !== 'gzip') throw refusal(415, 'The body is packed in a way that is not known here');
  try {
    return gunzipSync(body, { maxOutputLength: PUSH_BYTES_MAX });
  } catch (error) {
    const isTooLarge = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw refusal(isTooLarge ? 413 : 400, 'The body cannot be unpacked');
  }
}

function refusal(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}
