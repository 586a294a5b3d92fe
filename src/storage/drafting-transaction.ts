import type { Statement, WriteTransaction } from '../commands/desk.ts';
import { filingDay } from '../domain/kernel/filing-day.ts';
import type { Kind } from '../domain/kernel/kind.ts';
import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Day, SiteTime } from '../domain/kernel/site-time.ts';
import { type Stamp, stampOf } from '../domain/kernel/stamp.ts';
import { CLOCK_AT_ENROLMENT, ticked } from './clock.ts';
import { withClocked } from './clocked-facts.ts';
import type { GuichetDatabase } from './database.ts';
import { type LastKnown, MetaReader } from './last-known.ts';
import type { Clock, MetaValues } from './meta.ts';
import { DirtyDays, recordOf, recordRow, waitingFor } from './rows.ts';
import type { OutboxRow, RecordRow } from './schema.ts';
import { stateFacts } from './state-facts.ts';
import type { MemoryTransaction } from './transaction.ts';

export interface Writer {
  readonly database: GuichetDatabase;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly time: SiteTime;
  /** The site and the name of this device. */
  readonly site: string;
  readonly device: string;
  now(): number;
}

/** Drafts that a write of many records keeps at most. */
const PUT_FROM = 200;

interface Draft {
  readonly row: RecordRow;
  /** As it stood before the write. */
  readonly before: RecordRow | undefined;
  readonly outbox: OutboxRow;
}

/**
 * One write, inside a transaction that is already open. It reads at once and puts at the end (`flush`), each row
 * once: the number of requests is what a tap costs besides the disk. Reads see what was stated before them.
 */
export class DraftingTransaction implements WriteTransaction {
  readonly #writer: Writer;
  readonly #transaction: MemoryTransaction;
  readonly #meta: MetaReader;
  /** Read with the first request of the write, so that it costs no time of its own. */
  readonly #clock: Promise<Clock>;
  readonly #drafts = new Map<string, Draft>();
  readonly #created = new Set<string>();
  readonly #remembered = new Map<string, unknown>();
  readonly #dirty = new DirtyDays();
  #stated = false;

  /** @param known what this write may go by without waiting */
  constructor(writer: Writer, transaction: MemoryTransaction, known: LastKnown) {
    this.#writer = writer;
    this.#transaction = transaction;
    this.#meta = new MetaReader(transaction, known);
    this.#clock = this.#readClock();
    // A write that states nothing never asks; one that does is told by its own await.
    this.#clock.catch(() => undefined);
  }

  async get(id: string): Promise<GuichetRecord | undefined> {
    const row = this.#drafts.get(id)?.row ?? (await this.#transaction.get('records', id));
    return row && recordOf(row);
  }

  async getAll(ids: readonly string[]): Promise<(GuichetRecord | undefined)[]> {
    const rows = await this.#transaction.getHeld('records', ids);
    return ids.map((id, index) => {
      const row = this.#drafts.get(id)?.row ?? rows[index];
      return row && recordOf(row);
    });
  }

  async ofDays(kind: string, from: Day, to: Day): Promise<GuichetRecord[]> {
    const rows = await this.#transaction.recordsOfDays(kind, from, to);
    const drafted = [...this.#drafts.values()].map(({ row }) => row);
    const kept = rows.filter(({ id }) => !this.#drafts.has(id));
    const added = drafted.filter((row) => row.kind === kind && from <= row.day && row.day <= to);
    return added.length === 0 ? kept.map(recordOf) : [...kept, ...added].sort(byDayThenId).map(recordOf);
  }

  async state(kind: string, id: string, facts: Statement['facts']): Promise<void> {
    const draft = this.#drafts.get(id);
    const [stamp, row, waiting] = await Promise.all([
      this.#stamp(),
      draft?.row ?? this.#transaction.get('records', id),
      draft?.outbox ?? this.#transaction.get('outbox', id),
    ]);
    this.#draft({ kind, id, facts }, row, waiting, stamp);
  }

  async create(kind: string, id: string, facts: Statement['facts']): Promise<void> {
    if (this.#drafts.has(id)) throw new Error(`${id} was stated before it was created`);
    this.#draft({ kind, id, facts }, undefined, undefined, await this.#stamp());
    this.#created.add(id);
  }

  async stateAll(kind: string, statements: readonly Omit<Statement, 'kind'>[]): Promise<void> {
    const ids = statements.map(({ id }) => id);
    const [stamp, rows, waiting] = await Promise.all([
      this.#stamp(),
      this.#transaction.getHeld('records', ids),
      this.#transaction.getHeld('outbox', ids),
    ]);
    for (const [index, { id, facts }] of statements.entries()) {
      const draft = this.#drafts.get(id);
      this.#draft({ kind, id, facts }, draft?.row ?? rows[index], draft?.outbox ?? waiting[index], stamp);
    }
    if (this.#drafts.size >= PUT_FROM) this.#putDrafts();
  }

  async recall<T>(key: string): Promise<T | undefined> {
    if (this.#remembered.has(key)) return this.#remembered.get(key) as T | undefined;
    return (await this.#meta.read(rememberedKey(key))) as T | undefined;
  }

  async remember(key: string, value: unknown): Promise<void> {
    this.#remembered.set(key, value);
  }

  /**
   * Puts what was stated and remembered. To be called once, at the end of the work.
   * @returns the `meta` rows it put, by key
   * @throws Overtaken when what this write went by no longer held
   */
  async flush(): Promise<ReadonlyMap<string, unknown>> {
    const written = new Map<string, unknown>();
    for (const [key, value] of this.#remembered) written.set(rememberedKey(key), value);
    this.#putDrafts();
    if (this.#stated) {
      for (const dirty of this.#dirty.rows(await this.#stamp())) this.#transaction.put('dirty', dirty);
      written.set('clock' satisfies keyof MetaValues, await this.#clock);
    }
    for (const [key, value] of written) this.#transaction.put('meta', { key, value });
    await this.makeSure();
    return written;
  }

  /** @throws Overtaken when what this write went by no longer held */
  makeSure(): Promise<void> {
    return this.#meta.makeSure();
  }

  /** A large write puts as it goes: its memory stays bounded, and the page has a turn between two of its requests. */
  #putDrafts(): void {
    for (const { row, before, outbox } of this.#drafts.values()) {
      if (this.#created.has(row.id)) this.#transaction.add('records', row);
      else this.#transaction.put('records', row, before);
      this.#transaction.put('outbox', outbox);
    }
    this.#drafts.clear();
    this.#created.clear();
  }

  async #readClock(): Promise<Clock> {
    const clock = (await this.#meta.read('clock' satisfies keyof MetaValues)) as Clock | undefined;
    return ticked(clock ?? CLOCK_AT_ENROLMENT, this.#writer.now());
  }

  async #stamp(): Promise<Stamp> {
    return stampOf((await this.#clock).last, this.#writer.device);
  }

  #draft(
    statement: Statement,
    held: RecordRow | undefined,
    waiting: OutboxRow | undefined,
    stamp: Stamp,
  ): void {
    const { kinds, site, time, now } = this.#writer;
    this.#stated = true;
    const record = stateFacts(held && recordOf(held), statement, { kinds, site, stamp });
    const day = filingDay(record, kinds, time);
    const stamps = Object.fromEntries(Object.keys(statement.facts).map((name) => [name, stamp]));
    const drafted = this.#drafts.get(record.id);
    this.#drafts.set(record.id, {
      row: recordRow(record, day),
      before: drafted === undefined ? held : drafted.before,
      outbox: withClocked(waitingFor(waiting, record, stamps, now()), statement.facts, now()),
    });
    this.#dirty.add(record.kind, day);
    if (held !== undefined) this.#dirty.add(record.kind, held.day);
  }
}

/** Remembered values have a drawer of their own: a command cannot overwrite what the device knows of itself. */
function rememberedKey(key: string): string {
  return `remembered/${key}`;
}

function byDayThenId(a: RecordRow, b: RecordRow): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
