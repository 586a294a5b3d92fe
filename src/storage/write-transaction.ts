import type { Statement, WriteTransaction } from '../commands/desk.ts';
import type { Kind } from '../domain/kernel/kind.ts';
import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Day, SiteTime } from '../domain/kernel/site-time.ts';
import { type Stamp, stampOf } from '../domain/kernel/stamp.ts';
import { CLOCK_AT_ENROLMENT, ticked } from './clock.ts';
import type { GuichetDatabase, OutboxRow, RecordRow } from './database.ts';
import { type Clock, metaRow, readMeta } from './meta.ts';
import { DirtyDays, recordOf, recordRow, waitingFor } from './rows.ts';
import { filingDay, stateFacts } from './state-facts.ts';

export interface Writer {
  readonly database: GuichetDatabase;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly time: SiteTime;
  /** The site and the name of this device. */
  readonly site: string;
  readonly device: string;
  now(): number;
}

interface Draft {
  readonly row: RecordRow;
  readonly outbox: OutboxRow;
}

/**
 * One write, inside a Dexie transaction that is already open. It reads at once and puts at the end (`flush`), each row
 * once: the number of requests is what a tap costs besides the disk. Reads see what was stated before them.
 */
export class DexieWriteTransaction implements WriteTransaction {
  readonly #writer: Writer;
  #ticked: Promise<Clock> | undefined;
  readonly #drafts = new Map<string, Draft>();
  readonly #remembered = new Map<string, unknown>();
  readonly #dirty = new DirtyDays();

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async get(id: string): Promise<GuichetRecord | undefined> {
    const row = this.#drafts.get(id)?.row ?? (await this.#writer.database.records.get(id));
    return row && recordOf(row);
  }

  async getAll(ids: readonly string[]): Promise<(GuichetRecord | undefined)[]> {
    const rows = await this.#writer.database.records.bulkGet([...ids]);
    return ids.map((id, index) => {
      const row = this.#drafts.get(id)?.row ?? rows[index];
      return row && recordOf(row);
    });
  }

  async ofDays(kind: string, from: Day, to: Day): Promise<GuichetRecord[]> {
    const rows = await rowsOfDays(this.#writer.database, kind, from, to);
    const drafted = [...this.#drafts.values()].map(({ row }) => row);
    const kept = rows.filter(({ id }) => !this.#drafts.has(id));
    const added = drafted.filter((row) => row.kind === kind && from <= row.day && row.day <= to);
    return added.length === 0 ? kept.map(recordOf) : [...kept, ...added].sort(byDayThenId).map(recordOf);
  }

  async state(kind: string, id: string, facts: Statement['facts']): Promise<void> {
    const { records, outbox } = this.#writer.database;
    const draft = this.#drafts.get(id);
    const [stamp, row, waiting] = await Promise.all([
      this.#stamp(),
      draft?.row ?? records.get(id),
      draft?.outbox ?? outbox.get(id),
    ]);
    this.#draft({ kind, id, facts }, row, waiting, stamp);
  }

  async stateAll(kind: string, statements: readonly Omit<Statement, 'kind'>[]): Promise<void> {
    const ids = statements.map(({ id }) => id);
    const [stamp, rows, waiting] = await Promise.all([
      this.#stamp(),
      this.#writer.database.records.bulkGet(ids),
      this.#writer.database.outbox.bulkGet(ids),
    ]);
    for (const [index, { id, facts }] of statements.entries()) {
      const draft = this.#drafts.get(id);
      this.#draft({ kind, id, facts }, draft?.row ?? rows[index], draft?.outbox ?? waiting[index], stamp);
    }
  }

  async recall<T>(key: string): Promise<T | undefined> {
    if (this.#remembered.has(key)) return this.#remembered.get(key) as T | undefined;
    return (await this.#writer.database.meta.get(rememberedKey(key)))?.value as T | undefined;
  }

  async remember(key: string, value: unknown): Promise<void> {
    this.#remembered.set(key, value);
  }

  /** Puts what was stated and remembered. To be called once, at the end of the work. */
  async flush(): Promise<void> {
    const { records, outbox, dirty, meta } = this.#writer.database;
    const drafts = [...this.#drafts.values()];
    const metaRows = [...this.#remembered].map(([key, value]) => ({ key: rememberedKey(key), value }));
    if (drafts.length > 0) metaRows.push(metaRow('clock', await this.#clock()) as (typeof metaRows)[number]);
    await Promise.all([
      records.bulkPut(drafts.map(({ row }) => row)),
      outbox.bulkPut(drafts.map((draft) => draft.outbox)),
      dirty.bulkPut(this.#dirty.rows(drafts.length > 0 ? await this.#stamp() : '')),
      meta.bulkPut(metaRows),
    ]);
  }

  /**
   * The clock, one tick on, read once: when the first fact is stated. Not before: Dexie takes a promise that nobody awaits
   * inside a transaction for the end of it (« committed too early »).
   */
  #clock(): Promise<Clock> {
    this.#ticked ??= this.#readClock();
    return this.#ticked;
  }

  async #readClock(): Promise<Clock> {
    const { database, now } = this.#writer;
    return ticked((await readMeta(database, 'clock')) ?? CLOCK_AT_ENROLMENT, now());
  }

  async #stamp(): Promise<Stamp> {
    return stampOf((await this.#clock()).last, this.#writer.device);
  }

  #draft(
    statement: Statement,
    held: RecordRow | undefined,
    waiting: OutboxRow | undefined,
    stamp: Stamp,
  ): void {
    const { kinds, site, time, now } = this.#writer;
    const record = stateFacts(held && recordOf(held), statement, { kinds, site, stamp });
    const day = filingDay(record, kinds, time);
    const stamps = Object.fromEntries(Object.keys(statement.facts).map((name) => [name, stamp]));
    this.#drafts.set(record.id, {
      row: recordRow(record, day),
      outbox: waitingFor(waiting, record, stamps, now()),
    });
    this.#dirty.add(record.kind, day);
    if (held !== undefined) this.#dirty.add(record.kind, held.day);
  }
}

/** Rows of a kind filed under days `from` to `to`, both included, by day then id. */
export function rowsOfDays(
  database: GuichetDatabase,
  kind: string,
  from: Day,
  to: Day,
): PromiseLike<RecordRow[]> {
  return database.records.where('[kind+day]').between([kind, from], [kind, to], true, true).toArray();
}

/** Remembered values have a drawer of their own: a command cannot overwrite what the device knows of itself. */
function rememberedKey(key: string): string {
  return `remembered/${key}`;
}

function byDayThenId(a: RecordRow, b: RecordRow): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
