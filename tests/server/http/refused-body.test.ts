import { createConnection } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ROUTES } from '../../../src/contract/routes.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';

describe('a body that is too large', () => {
  let endpoint: TestEndpoint;
  afterEach(() => endpoint.stop());

  it('is read to its end, so that the refusal is heard by a client that sends all before it listens', async () => {
    endpoint = await startTestEndpoint();
    const { port } = new URL(endpoint.url);
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await sendSlowly(Number(port), 12_000_000)).toMatch(/^HTTP\/1\.1 413 .*"too-large"/s);
    }
  });
});

/** Sends a body of this size, whatever is answered meanwhile, and only then looks at the answer; a broken pipe throws. */
function sendSlowly(port: number, bytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1');
    let answer = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('end', () => resolve(answer));
    const head = ['Host: localhost', 'Content-Type: application/json', `Content-Length: ${bytes}`];
    socket.write(`POST ${ROUTES.look} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
    const piece = 'a'.repeat(400_000);
    let left = bytes;
    const send = () => {
      if (left <= 0) return;
      const part = piece.slice(0, left);
      left -= part.length;
      socket.write(part, () => setTimeout(send, 1));
    };
    send();
  });
}
