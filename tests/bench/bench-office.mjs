import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../src/launch/start.mjs', import.meta.url));

/**
 * The endpoint, run as a person runs it, on a data folder of its own.
 * @param {{ demo?: boolean, databaseUrl?: string }} [options]
 * @returns {Promise<{ url: string, address: string, close: () => Promise<void> }>} `address` holds a code: of the
 * demonstration, for every poste; else the one that creates the site
 */
export async function openOffice({ demo = false, databaseUrl } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'guichet-bench-office-'));
  const port = await freePort();
  // What imports TypeScript into this process has said that it is one of development; the endpoint is not.
  const place = { NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir };
  const env = { ...process.env, ...place };
  if (databaseUrl !== undefined) Object.assign(env, { DATABASE_URL: databaseUrl });
  const running = spawn(process.execPath, [START, ...(demo ? ['--demo'] : [])], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of running.stdout) {
    printed += chunk;
    if (/http:\/\/\S+#\S+/.test(printed)) break;
  }
  const address = printed.match(/http:\/\/\S+#\S+/)?.[0] ?? '';
  const url = `http://localhost:${port}`;
  return {
    url,
    address: address.replace(/^http:\/\/[^/]+/, url),
    async close() {
      running.kill('SIGTERM');
      if (running.exitCode === null) await once(running, 'exit');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
