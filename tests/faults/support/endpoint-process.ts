import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../../src/launch/root.mjs';
import { freePort } from '../../journeys/support/free-port.ts';
import { signalAll } from './process-tree.ts';

const BUILT = join(ROOT, 'dist/server/main.js');
const READY_WITHIN_MS = 60_000;

export interface EndpointProcessOptions {
  /** May be changed between two starts: its disk was moved. */
  dataDir: string;
  readonly databaseUrl?: string;
  /** Another `main.js` than the one that was built: of another version, or with a safety taken out. May be changed likewise. */
  main?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The real endpoint in a process of its own that may be killed and started again, on the same port. */
export class EndpointProcess {
  readonly port: number;
  readonly url: string;
  readonly options: EndpointProcessOptions;
  #running: ChildProcess | undefined;
  #printed = '';

  private constructor(port: number, options: EndpointProcessOptions) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.options = options;
  }

  static async started(options: EndpointProcessOptions): Promise<EndpointProcess> {
    const endpoint = new EndpointProcess(await freePort(), options);
    await endpoint.start();
    return endpoint;
  }

  /** The one-time code printed at the last start: it opens the site while there is none. */
  openingCode(): string {
    const code = this.#printed.match(/http:\/\/\S+#(\S+)/)?.[1];
    if (code === undefined) throw new Error(`The endpoint printed no code: ${this.#printed}`);
    return code;
  }

  async start(): Promise<void> {
    const { dataDir, databaseUrl, main = BUILT, env } = this.options;
    const entry = `const { main } = await import(${JSON.stringify(pathToFileURL(main).href)}); await main({ argv: [], env: process.env });`;
    this.#printed = '';
    const running = spawn(process.execPath, ['--input-type=module', '-e', entry], {
      env: {
        ...process.env,
        PORT: String(this.port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        LOG_LEVEL: 'error',
        ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running = running;
    let said = '';
    const hear = (chunk: Buffer) => {
      this.#printed += chunk.toString();
      said = (said + chunk.toString()).slice(-4000);
    };
    // A death that the rig did not order is a finding of its own, whatever follows from it.
    running.once('exit', () => {
      if (this.#running === running) console.error(`The endpoint ended by itself: ${said}`);
    });
    running.stdout?.on('data', hear);
    running.stderr?.on('data', hear);
    const deadline = Date.now() + READY_WITHIN_MS;
    for (;;) {
      if (running.exitCode !== null) throw new Error(`The endpoint ended at once: ${said}`);
      const health = await fetch(`${this.url}/api/health`).catch(() => undefined);
      if (health?.ok && /http:\/\//.test(this.#printed)) return;
      if (Date.now() > deadline) throw new Error(`The endpoint was not ready: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** From now on it does nothing more, until it is killed. */
  freeze(): void {
    if (this.#running?.pid !== undefined) signalAll([this.#running.pid], 'SIGSTOP');
  }

  async kill(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }
}
