import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as ask, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { build } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../src/launch/chromium.mjs';

const PAGES = fileURLToPath(new URL('./pages', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript' };

/**
 * Opens the bench page in the system's Chromium, on a profile that lies on disk: durability in memory measures nothing.
 * @param {{ flags?: readonly string[], endpoint?: string }} [options] more flags for Chromium; an endpoint whose
 * addresses stand beside the page's, and `/limit`, which answers at once for the records it is sent
 * @returns {Promise<{ page: import('playwright').Page, port: number, requests: () => number, close: () => Promise<void> }>}
 * `requests` counts those to the endpoint and to the limit
 */
export async function openBenchPage({ flags = [], endpoint } = {}) {
  const work = await mkdtemp(join(tmpdir(), 'guichet-bench-'));
  const outDir = join(work, 'pages');
  await build({
    root: PAGES,
    configFile: false,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'es2022', minify: false },
  });
  let requests = 0;
  const server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '/');
    const isPage = !path.startsWith('/api/') && path !== '/limit';
    if (isPage) return sendPage(outDir, path, response);
    requests += 1;
    if (path === '/limit') await answerAtOnce(request, response);
    else passOn(new URL(path, endpoint), request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const context = await chromium.launchPersistentContext(join(work, 'profile'), {
    executablePath: findChromium() ?? 'chromium',
    args: [...CHROMIUM_FLAGS, ...flags],
  });
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/`);
  await page.waitForFunction('globalThis.bench !== undefined');
  return {
    page,
    port,
    requests: () => requests,
    async close() {
      await context.close();
      server.closeAllConnections();
      server.close();
      await rm(work, { recursive: true, force: true });
    },
  };
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {import('node:http').ServerResponse} response
 */
async function sendPage(folder, path, response) {
  try {
    const body = await readFile(join(folder, path));
    response.setHeader('content-type', TYPES[/** @type {'.html' | '.js'} */ (extname(path))] ?? 'text/plain');
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/**
 * @param {URL} address
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function passOn(address, request, response) {
  const { method = 'GET', headers } = request;
  const passed = ask(address, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => response.destroy());
  request.pipe(passed);
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answerAtOnce(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  /** @type {{ records: { id: string }[] }} */
  const { records } = JSON.parse(gunzipSync(Buffer.concat(chunks)).toString());
  const answers = records.map(({ id }) => ({ id, accepted: true }));
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  response.end(gzipSync(JSON.stringify({ answers })));
}
