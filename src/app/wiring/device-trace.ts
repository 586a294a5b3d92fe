import { DATABASE_NAME } from '../../storage/database.ts';

/**
 * What this browser notes of its poste outside IndexedDB, in `localStorage` and in Cache Storage: where the memory is wiped
 * alone (the browser repaired it, evicted it, somebody cleared « les données hors connexion »), a trace survives that tells
 * the person what was lost. No record, no key, nothing personal.
 */
export interface DeviceTrace {
  readonly device: string;
  readonly name: string;
  /** The IndexedDB database in use: another one once a broken one was set aside. */
  readonly memory: string;
  /** How many records waited to be sent or were refused, when it was last noted. */
  readonly unsent: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The name of a memory that opened no more. */
  readonly aside?: string;
}

const KEY = 'guichet-trace';
const CACHE = 'guichet-trace';
const ADDRESS = '/guichet-trace';

/** The latest note that survives; `undefined` in a browser that never was a poste, or was retired. */
export async function readTrace(): Promise<DeviceTrace | undefined> {
  return traceHere() ?? parsed(await cachedText());
}

/** Noted at once in `localStorage`; in the cache too where `both`, which costs more. */
export function keepTrace(trace: DeviceTrace, both: boolean): void {
  const text = JSON.stringify(trace);
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // Full or refused: the other trace may do.
  }
  if (both) void cached(text).catch(() => undefined);
}

function traceHere(): DeviceTrace | undefined {
  try {
    return parsed(localStorage.getItem(KEY) ?? undefined);
  } catch {
    return undefined;
  }
}

export async function forgetTrace(): Promise<void> {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // It could not be kept either.
  }
  await globalThis.caches?.delete(CACHE).catch(() => false);
}

/** Where the memory lies. @param trace what survives */
export function memoryName(trace: DeviceTrace | undefined): string {
  return trace?.memory ?? DATABASE_NAME;
}

/**
 * From the next opening on, an empty memory stands beside the one that opens no more (`guichet`, `guichet-2`, `guichet-3`): the
 * browser knows no renaming, and what is in it may yet be read.
 * @param at milliseconds since 1970, noted where there was no trace
 */
export async function setMemoryAside(at: number): Promise<void> {
  const trace = (await readTrace()) ?? { device: '', name: '', memory: DATABASE_NAME, unsent: 0, at };
  const aside = trace.memory;
  const number = Number(aside.slice(DATABASE_NAME.length + 1) || '1');
  keepTrace({ ...trace, aside, memory: `${DATABASE_NAME}-${number + 1}` }, true);
}

async function cached(text: string): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.put(ADDRESS, new Response(text, { headers: { 'content-type': 'application/json' } }));
}

async function cachedText(): Promise<string | undefined> {
  try {
    const answer = await globalThis.caches?.match(ADDRESS, { cacheName: CACHE });
    return answer === undefined ? undefined : await answer.text();
  } catch {
    return undefined;
  }
}

function parsed(text: string | undefined): DeviceTrace | undefined {
  if (text === undefined) return undefined;
  try {
    const read = JSON.parse(text) as Partial<DeviceTrace> | null;
    return typeof read?.name === 'string' && typeof read.memory === 'string'
      ? (read as DeviceTrace)
      : undefined;
  } catch {
    return undefined;
  }
}
