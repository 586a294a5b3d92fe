import type { IncomingMessage } from 'node:http';

/** A body larger than this is cut off; below, it is read to its end and thrown away. */
const DRAINED_MAX_BYTES = 16_000_000;

/** A sender slower than this is cut off as well. */
const DRAINED_WITHIN_MS = 20_000;

/**
 * Reads what is left of a refused body before the refusal is sent. Most clients send all they have before they listen: an
 * answer that closes the connection under them reads as a broken network, and a tablet would try the same again for ever.
 */
export async function drainRefused(body: IncomingMessage): Promise<void> {
  if (body.complete || body.destroyed) return;
  await new Promise<void>((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, DRAINED_WITHIN_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    body.once('end', done).once('close', done).once('error', done);
    body.on('data', (chunk: Buffer | string) => {
      bytes += chunk.length;
      if (bytes > DRAINED_MAX_BYTES) done();
    });
    body.resume();
  });
}
