import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const START = fileURLToPath(new URL('../../../src/launch/start.mjs', import.meta.url));
const CLOCK = new URL('./shifted-clock.mjs', import.meta.url).href;
const READY_WITHIN_MS = 60_000;

export interface OfficeOptions {
  /** What the endpoint's clock shows when it starts, milliseconds since 1970; the machine's time unless given. */
  readonly clock?: number;
  readonly demo?: boolean;
  readonly databaseUrl?: string;
}

/** The real endpoint in a process of its own, as `npm start` runs it, on a data folder of its own. */
export interface Office {
  readonly url: string;
  readonly dataDir: string;
  /** The address printed at the last start: with a one-time code in its fragment while there is no site. */
  address(): string;
  start(): Promise<void>;
  /** What the endpoint's clock shows from now on; only where it was opened with a clock of its own. */
  setClock(at: number): Promise<void>;
  /** Ends the process as a person would (SIGTERM), or as a power cut would (SIGKILL). */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'guichet-journey-'));
  let running: ChildProcess | undefined;
  let printed = '';

  const office: Office = {
    url: `http://localhost:${port}`,
    dataDir,
    address() {
      const address = printed.match(/http:\/\/\S+/)?.[0];
      if (address === undefined) throw new Error(`The endpoint printed no address: ${printed}`);
      return address.replace(/^http:\/\/[^/]+/, office.url);
    },
    async start() {
      printed = '';
      running = spawn(process.execPath, [START, ...(options.demo ? ['--demo'] : [])], {
        env: environment(port, dataDir, options),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.stdout?.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
      });
      let complaints = '';
      running.stderr?.on('data', (chunk: Buffer) => {
        complaints = (complaints + chunk.toString()).slice(-4000);
      });
      await untilReady(office.url, running, () => `${printed}\n${complaints}`);
    },
    setClock: (at) => writeFile(clockFile(dataDir), String(at - Date.now())),
    async stop(signal = 'SIGTERM') {
      if (running === undefined || running.exitCode !== null) return;
      const ended = once(running, 'exit');
      running.kill(signal);
      await ended;
      running = undefined;
    },
    async close() {
      await office.stop('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  if (options.clock !== undefined) await office.setClock(options.clock);
  await office.start();
  return office;
}

function environment(
  port: number,
  dataDir: string,
  { clock, databaseUrl }: OfficeOptions,
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...(clock === undefined ? {} : { NODE_OPTIONS: `--import=${CLOCK}`, CLOCK_FILE: clockFile(dataDir) }),
  };
}

function clockFile(dataDir: string): string {
  return join(dataDir, 'clock-offset');
}

async function untilReady(url: string, running: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (running.exitCode !== null) throw new Error(`The endpoint ended at once: ${said()}`);
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok && /http:\/\//.test(said())) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The endpoint was not ready within ${READY_WITHIN_MS / 1000} s: ${said()}`);
}
