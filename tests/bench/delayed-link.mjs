import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * A line to a server of this machine that is far away: every byte takes half the round trip each way. Counts them.
 * @param {number} port where the server listens
 * @param {number} roundTripMs
 * @returns {Promise<{ port: number, bytes: () => number, close: () => void }>}
 */
export async function delayedLink(port, roundTripMs) {
  let bytes = 0;
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of /** @type {const} */ ([
      [near, far],
      [far, near],
    ])) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (chunk) => {
        bytes += chunk.length;
        setTimeout(() => to.writable && to.write(chunk), roundTripMs / 2);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        setTimeout(() => to.destroy(), roundTripMs / 2);
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
    bytes: () => bytes,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
