import type { Facts, GuichetRecord } from '../../../src/domain/kernel/record.ts';
import type { Poste } from '../../../src/domain/rights.ts';
import type {
  DayMark,
  DayPageQuery,
  EnrolledDevice,
  FiledRecord,
  NumberedPush,
  PageQuery,
  Site,
  Store,
  Tables,
  Tombstone,
} from '../../../src/server/use-cases/ports.ts';
import type { OfficeDatabase } from './office-database.ts';

interface Row {
  readonly id: string;
  readonly site: string;
  readonly kind: string;
  readonly day: string;
  readonly seq: number;
  /** JSON. */
  readonly facts: string;
}

class Data {
  sites = new Map<string, Site>();
  devices = new Map<string, EnrolledDevice>();
  records = new Map<string, Row>();
  tombstones = new Map<string, Tombstone>();
  memos = new Map<string, string>();
  /** The batch of each push, by device and number. */
  pushes = new Map<string, string>();
  clashes = new Map<string, { readonly number: number; readonly count: number }>();

  copy(): Data {
    const copy = new Data();
    copy.sites = new Map(this.sites);
    copy.devices = new Map(this.devices);
    copy.records = new Map(this.records);
    copy.tombstones = new Map(this.tombstones);
    copy.memos = new Map(this.memos);
    copy.pushes = new Map(this.pushes);
    copy.clashes = new Map(this.clashes);
    return copy;
  }
}

/**
 * The endpoint's database by its port's own words, in memory: thousands of storms a minute. Holds what the exchange with
 * tablets needs; a table or a call it does not have throws. `sqliteOfficeDatabase` is the real one, and runs the same storms.
 */
export function memoryOfficeDatabase(): OfficeDatabase {
  let data = new Data();
  let kept: Data | undefined;
  /** Transactions follow one another. */
  let last: Promise<unknown> = Promise.resolve();

  async function transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    const before = last;
    let end = () => {};
    last = new Promise<void>((resolve) => {
      end = resolve;
    });
    await before;
    const draft = data.copy();
    try {
      const done = await work(tablesOf(() => draft));
      data = draft;
      return done;
    } finally {
      end();
    }
  }

  const store: Store = {
    engine: 'sqlite',
    read: tablesOf(() => data),
    async snapshot(work) {
      const seen = data;
      return work(tablesOf(() => seen));
    },
    transaction,
    check: async () => undefined,
    close: async () => undefined,
  };
  return {
    open: async () => store,
    close: async () => undefined,
    async backUp() {
      kept = data.copy();
    },
    async restore(epoch) {
      if (kept === undefined) return false;
      data = kept.copy();
      for (const [id, site] of data.sites) data.sites.set(id, { ...site, epoch });
      return true;
    },
  };
}

function tablesOf(data: () => Data): Tables {
  return {
    records: recordTable(data),
    sites: {
      byId: async (id: string) => data().sites.get(id),
      lock: async (id: string) => data().sites.get(id),
      async add(site: Site) {
        data().sites.set(site.id, site);
      },
      all: async () => [...data().sites.values()],
      async setHorizon(id: string, horizon: number) {
        data().sites.set(id, { ...(data().sites.get(id) as Site), horizon });
      },
      async setSeq(id: string, seq: number) {
        data().sites.set(id, { ...(data().sites.get(id) as Site), seq });
      },
    },
    devices: {
      byKey: async (key: string) => data().devices.get(key),
      async add(device: EnrolledDevice) {
        data().devices.set(device.keyThumbprint, device);
      },
      async setPostes(_site: string, id: string, postes: readonly Poste[]) {
        change(data(), id, { postes });
      },
      async revoke(_site: string, id: string, revokedAt: number) {
        change(data(), id, { revokedAt });
      },
      seen: async () => undefined,
    },
    memos: {
      get: async (key: string) => data().memos.get(key),
      async setOnce(key: string, value: string) {
        if (!data().memos.has(key)) data().memos.set(key, value);
        return data().memos.get(key);
      },
      async replace(key: string, before: string, value: string) {
        if (data().memos.get(key) !== before) return false;
        data().memos.set(key, value);
        return true;
      },
      async set(key: string, value: string) {
        data().memos.set(key, value);
      },
    },
    pushes: pushTable(data),
    tombstones: tombstoneTable(data),
    accesses: { add: async () => undefined, dropBefore: async () => undefined },
    codes: {},
  } as unknown as Tables;
}

function change(data: Data, id: string, changes: Partial<EnrolledDevice>): void {
  for (const [key, device] of data.devices)
    if (device.id === id) data.devices.set(key, { ...device, ...changes });
}

function pushTable(data: () => Data) {
  return {
    async note(_site: string, pushes: readonly NumberedPush[]): Promise<readonly NumberedPush[]> {
      return pushes.filter(({ device, number, batch }) => {
        const key = `${device} ${number}`;
        if (!data().pushes.has(key)) data().pushes.set(key, batch);
        return data().pushes.get(key) !== batch;
      });
    },
    async countClash(_site: string, device: string, number: number, within: number): Promise<number> {
      const before = data().clashes.get(device);
      const isClose = before !== undefined && Math.abs(number - before.number) <= within;
      const count = (isClose ? before.count : 0) + 1;
      data().clashes.set(device, { number, count });
      return count;
    },
    forgetBelow: async () => undefined,
  };
}

function tombstoneTable(data: () => Data) {
  const all = () => [...data().tombstones.values()];
  return {
    among: async (_site: string, ids: readonly string[]) =>
      new Set(ids.filter((id) => data().tombstones.has(id))),
    async add(_site: string, tombstones: readonly Tombstone[]) {
      for (const tombstone of tombstones) {
        if (data().tombstones.has(tombstone.id)) throw new Error(`${tombstone.id} was removed before`);
        data().tombstones.set(tombstone.id, tombstone);
      }
    },
    page: async (_site: string, query: PageQuery) =>
      firstOf(
        all().filter(({ seq, kind }) => seq > query.after && isReadable(kind, query)),
        query.limit,
      ),
    async dropBefore(_site: string, at: number) {
      const old = all().filter((tombstone) => tombstone.at < at);
      for (const { id } of old) data().tombstones.delete(id);
      return old.length === 0 ? undefined : Math.max(...old.map(({ seq }) => seq));
    },
  };
}

function isReadable(kind: string, { kinds, unknownKinds, known }: PageQuery): boolean {
  return kinds.includes(kind) || (unknownKinds && !known.includes(kind));
}

function recordTable(data: () => Data) {
  const rows = () => [...data().records.values()];
  const rowOf = ({ record, day, seq }: FiledRecord): Row => {
    const { facts, ...identity } = record;
    return { ...identity, day, seq, facts: JSON.stringify(facts) };
  };
  return {
    async byIds(_site: string, ids: readonly string[]): Promise<Map<string, GuichetRecord>> {
      const found = new Map<string, GuichetRecord>();
      for (const id of ids) {
        const row = data().records.get(id);
        if (row !== undefined) found.set(id, recordOf(row));
      }
      return found;
    },
    async put(filed: readonly FiledRecord[]) {
      for (const row of filed) data().records.set(row.record.id, rowOf(row));
    },
    async remove(_site: string, ids: readonly string[]) {
      for (const id of ids) data().records.delete(id);
    },
    async filedUpTo(
      _site: string,
      kind: string,
      day: string,
      after: { readonly day: string; readonly seq: number },
      limit: number,
    ): Promise<FiledRecord[]> {
      const isAfter = (row: Row) => row.day > after.day || (row.day === after.day && row.seq > after.seq);
      return rows()
        .filter((row) => row.kind === kind && row.day <= day && isAfter(row))
        .sort((a, b) => (a.day === b.day ? a.seq - b.seq : a.day < b.day ? -1 : 1))
        .slice(0, limit)
        .map((row) => ({ record: recordOf(row), day: row.day, seq: row.seq }));
    },
    ofKind: async (_site: string, kind: string) =>
      rows()
        .filter((row) => row.kind === kind)
        .map(recordOf),
    async page(_site: string, query: PageQuery) {
      return firstOf(
        rows().filter(({ seq, kind }) => seq > query.after && isReadable(kind, query)),
        query.limit,
      );
    },
    async pageOfDay(_site: string, { kind, day, after, limit }: DayPageQuery) {
      return firstOf(
        rows().filter((row) => row.kind === kind && row.day === day && row.seq > after),
        limit,
      );
    },
    async ofDays(_site: string, kind: string, days: readonly string[]): Promise<GuichetRecord[]> {
      return rows()
        .filter((row) => row.kind === kind && days.includes(row.day))
        .map(recordOf);
    },
    async dayMarks(_site: string, kind: string, from: string, to: string): Promise<DayMark[]> {
      const marks = new Map<string, DayMark>();
      for (const { day, seq, ...row } of rows()) {
        if (row.kind !== kind || day < from || day > to) continue;
        const before = marks.get(day);
        marks.set(day, { day, seq: Math.max(seq, before?.seq ?? 0), count: (before?.count ?? 0) + 1 });
      }
      return [...marks.values()];
    },
  };
}

function firstOf<R extends { readonly seq: number }>(rows: readonly R[], limit: number): R[] {
  return [...rows].sort((a, b) => a.seq - b.seq).slice(0, limit);
}

function recordOf({ id, site, kind, facts }: Row): GuichetRecord {
  return { id, site, kind, facts: JSON.parse(facts) as Facts };
}
