import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../src/launch/chromium.mjs';

const PAGES = fileURLToPath(new URL('./pages', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript' };

/**
 * Opens the bench page in the system's Chromium, on a profile that lies on disk: durability in memory measures nothing.
 * @returns {Promise<{ page: import('playwright').Page, close: () => Promise<void> }>}
 */
export async function openBenchPage() {
  const work = await mkdtemp(join(tmpdir(), 'guichet-bench-'));
  const outDir = join(work, 'pages');
  await build({
    root: PAGES,
    configFile: false,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'es2022', minify: false },
  });
  const server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '/');
    try {
      const body = await readFile(join(outDir, path));
      response.setHeader(
        'content-type',
        TYPES[/** @type {'.html' | '.js'} */ (extname(path))] ?? 'text/plain',
      );
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const context = await chromium.launchPersistentContext(join(work, 'profile'), {
    executablePath: findChromium() ?? 'chromium',
    args: CHROMIUM_FLAGS,
  });
  const page = await context.newPage();
  await page.goto(`http://localhost:${address.port}/`);
  await page.waitForFunction('globalThis.bench !== undefined');
  return {
    page,
    async close() {
      await context.close();
      server.close();
      await rm(work, { recursive: true, force: true });
    },
  };
}
