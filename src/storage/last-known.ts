import { canonicalJson } from '../domain/kernel/canonical-json.ts';
import type { MemoryTransaction } from './transaction.ts';

/**
 * What this connection left in the few `meta` rows that each tap reads and writes (the clock, the last ticket). The next write
 * goes by it without waiting for the reading, which travels with its puts and is compared before the commit: the answer of the
 * disk is then the only one a person waits for. Another tab may have written meanwhile; then the write is overtaken.
 */
export class LastKnown {
  readonly #values = new Map<string, unknown>();

  keep(values: ReadonlyMap<string, unknown>): void {
    for (const [key, value] of values) this.#values.set(key, value);
  }

  forget(): void {
    this.#values.clear();
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  get(key: string): unknown {
    return this.#values.get(key);
  }
}

/** Thrown by a write that went by what no longer holds. Nothing of it was written; it is to be run again from the start. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** Reads `meta` rows in one transaction: at once where they are known, and makes sure of it before the end. */
export class MetaReader {
  readonly #transaction: MemoryTransaction;
  readonly #known: LastKnown;
  readonly #checks: Promise<boolean>[] = [];

  constructor(transaction: MemoryTransaction, known: LastKnown) {
    this.#transaction = transaction;
    this.#known = known;
  }

  async read(key: string): Promise<unknown> {
    const asked = this.#transaction.get('meta', key).then((row) => row?.value);
    if (!this.#known.has(key)) return asked;
    const known = this.#known.get(key);
    const check = asked.then((held) => canonicalJson(held ?? null) === canonicalJson(known));
    // Told by `makeSure`; where the transaction breaks down before, by the transaction itself.
    check.catch(() => undefined);
    this.#checks.push(check);
    return known;
  }

  /** @throws Overtaken */
  async makeSure(): Promise<void> {
    const checks = await Promise.all(this.#checks);
    if (checks.includes(false)) throw new Overtaken();
  }
}
