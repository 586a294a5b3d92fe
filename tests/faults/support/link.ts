import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** Where an exchange stands: `asked` by the tablet, `passed` on to the endpoint, `answered` by it, `half` told to the tablet. */
export const STAGES = ['asked', 'passed', 'answered', 'half'] as const;

export type Stage = (typeof STAGES)[number];

export interface Moment {
  readonly stage: Stage;
  /** `/api/push` */
  readonly path: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css',
};

/**
 * The line between the tablets and the endpoint: it can be cut, and an exchange can be held at each of its stages. It serves
 * the rig's own page beside the endpoint's addresses, so that both have one origin.
 */
export class Link {
  /** Whether anything passes. */
  up = true;
  /** The folder of the tablets' page: another one once a version was deployed. */
  pages: string;
  /** Called at each stage of each exchange, which goes on once it resolves, or is broken off where it resolves with `cut`. */
  onMoment: ((moment: Moment) => Promise<'go on' | 'cut'>) | undefined;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(endpointPort: () => number, pages: string) {
    this.pages = pages;
    this.#server = createServer((asked, answer) => {
      const path = new URL(asked.url ?? '/', 'http://rig').pathname;
      if (path.startsWith('/rig/')) return servePage(this.pages, path.slice('/rig'.length), answer);
      if (!this.up) return void asked.socket.destroy();
      this.#pass(endpointPort(), path, asked, answer).catch(() => asked.socket.destroy());
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
  }

  /** @param pages the folder of the built page, served under `/rig/` */
  static async opened(endpointPort: () => number, pages: string): Promise<Link> {
    const link = new Link(endpointPort, pages);
    await new Promise<void>((resolve) => link.#server.listen(0, '127.0.0.1', resolve));
    return link;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What is under way is broken off. */
  cut(): void {
    this.up = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.up = true;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #pass(port: number, path: string, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await bytesOf(asked);
    if ((await this.onMoment?.({ stage: 'asked', path })) === 'cut') return void asked.socket.destroy();
    const passing = request({
      host: '127.0.0.1',
      port,
      method: asked.method,
      path: asked.url,
      headers: asked.headers,
    });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      passing.on('response', resolve);
      passing.on('error', reject);
    });
    answered.catch(() => undefined);
    passing.end(body);
    answer.once('close', () => passing.destroy());
    if ((await this.onMoment?.({ stage: 'passed', path })) === 'cut') return void asked.socket.destroy();
    const given = await answered;
    given.on('error', () => asked.socket.destroy());
    if (path === '/api/wake') {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
      return;
    }
    const told = await bytesOf(given);
    if ((await this.onMoment?.({ stage: 'answered', path })) === 'cut') return void asked.socket.destroy();
    answer.writeHead(given.statusCode ?? 502, given.headers);
    const half = Math.floor(told.length / 2);
    answer.write(told.subarray(0, half));
    if ((await this.onMoment?.({ stage: 'half', path })) === 'cut') return void asked.socket.destroy();
    answer.end(told.subarray(half));
  }
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function servePage(folder: string, path: string, answer: ServerResponse): void {
  const file = join(folder, normalize(path === '/' ? '/index.html' : path));
  if (!file.startsWith(folder) || !existsSync(file)) {
    answer.writeHead(404).end();
    return;
  }
  answer.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
  createReadStream(file).pipe(answer);
}
