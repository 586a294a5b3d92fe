import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** An answer of the endpoint, or of something on the way that takes itself for it. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** One exchange on its way. */
export interface Passing {
  readonly path: string;
  readonly method: string;
  /** Asks the endpoint; again when called again. */
  pass(): Promise<Answered>;
  tell(answer: Answered): void;
  /** Tells the first bytes and breaks the link. */
  tellHalf(answer: Answered): void;
  /** Tells the answer at this many bytes a second. */
  tellSlowly(answer: Answered, bytesPerSecond: number): Promise<void>;
  /** Breaks the link. */
  cut(): void;
}

/** What becomes of an exchange. One that neither tells nor cuts leaves the link half open. */
export type Mangle = (passing: Passing) => Promise<void> | void;

/** A proxy on the loopback before the rig's link: what the endpoint answers comes to the tablet as `mangle` likes. */
export class ManglingProxy {
  /** Applied to `/api/` but for the wake-ups; all passes when left out. */
  mangle: Mangle | undefined;
  /** Exchanges seen. */
  exchanges = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(target: () => string) {
    this.#server = createServer((asked, answer) => {
      this.#handle(new URL(asked.url ?? '/', target()), asked, answer).catch(() => asked.socket.destroy());
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
  }

  /** @param target `http://localhost:<port>` of what lies behind */
  static async opened(target: () => string): Promise<ManglingProxy> {
    const proxy = new ManglingProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(address: URL, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    if (!address.pathname.startsWith('/api/') || address.pathname === '/api/wake')
      return stream(address, asked, answer);
    const body = await bytesOf(asked);
    const passing = passingOf(address, asked, body, answer);
    this.exchanges += 1;
    if (this.mangle === undefined) passing.tell(await passing.pass());
    else await this.mangle(passing);
  }
}

function passingOf(address: URL, asked: IncomingMessage, body: Buffer, answer: ServerResponse): Passing {
  const begin = ({ status, headers, body: told }: Answered) => {
    const { 'transfer-encoding': _chunks, connection: _link, ...kept } = headers;
    answer.writeHead(status, { ...kept, 'content-length': told.length });
  };
  return {
    path: address.pathname,
    method: asked.method ?? 'GET',
    pass: () => pass(address, asked, body),
    tell(told) {
      begin(told);
      answer.end(told.body);
    },
    tellHalf(told) {
      begin(told);
      answer.write(told.body.subarray(0, Math.floor(told.body.length / 2)), () => asked.socket.destroy());
    },
    async tellSlowly(told, bytesPerSecond) {
      begin(told);
      const step = Math.max(1, Math.floor(bytesPerSecond / 10));
      for (let from = 0; from < told.body.length && !answer.destroyed; from += step) {
        answer.write(told.body.subarray(from, from + step));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      answer.end();
    },
    cut: () => asked.socket.destroy(),
  };
}

function pass(address: URL, asked: IncomingMessage, body: Buffer): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const passing = request(address, { method: asked.method, headers: asked.headers }, (given) => {
      bytesOf(given).then(
        (told) => resolve({ status: given.statusCode ?? 502, headers: given.headers, body: told }),
        reject,
      );
    });
    passing.on('error', reject);
    passing.end(body);
  });
}

function stream(address: URL, asked: IncomingMessage, answer: ServerResponse): void {
  const passing = request(address, { method: asked.method, headers: asked.headers }, (given) => {
    answer.writeHead(given.statusCode ?? 502, given.headers);
    given.pipe(answer);
  });
  passing.on('error', () => asked.socket.destroy());
  answer.once('close', () => passing.destroy());
  asked.pipe(passing);
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
