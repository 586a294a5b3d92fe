import type { Device } from '../../src/contract/enrolment.ts';
import type { PushAnswer } from '../../src/contract/push.ts';
import { Digest, digestOf } from '../../src/domain/kernel/digest.ts';
import { mergeFacts } from '../../src/domain/kernel/merge.ts';
import type { Fact, GuichetRecord } from '../../src/domain/kernel/record.ts';
import {
  CLOCK_START,
  type ClockReading,
  observe,
  readingOf,
  stampOf,
  tick,
} from '../../src/domain/kernel/stamp.ts';
import type { ClockFault, Counts, Health, Position, SyncStore } from '../../src/sync/ports.ts';

/** A tablet's memory for the sync, by the port's own words. The real one is held to the same tests in tests/storage. */
export class MemorySyncStore implements SyncStore {
  readonly held = new Map<string, GuichetRecord>();
  readonly waiting = new Map<string, Set<string>>();
  /** Stamps of waiting facts that the endpoint had once. */
  readonly known = new Set<string>();
  readonly sweep = new Set<string>();
  readonly drawer = new Map<string, { record: GuichetRecord; refused: string }>();
  at: Position = { epoch: 'epoch-1', scope: '', cursor: 0 };
  kept: Health = {};
  offsetMs = 0;
  pushNumber = 0;
  readonly restamps: number[] = [];
  readonly faults: ClockFault[] = [];
  #clock: ClockReading = CLOCK_START;
  #seen: ClockReading = CLOCK_START;
  #onCounts: (counts: Counts) => void = () => {};
  #device: Device;
  readonly #now: () => number;

  constructor(name: string, now: () => number) {
    this.#now = now;
    this.#device = {
      device: name,
      name,
      site: 'gers',
      zone: 'Europe/Paris',
      postes: ['accueil', 'qualite'],
      series: 'A',
      epoch: 'epoch-1',
    };
  }

  /** A person writes here. */
  edit(id: string, facts: Readonly<Record<string, unknown>>): void {
    this.#clock = tick(this.#clock, this.#now() + this.offsetMs);
    const stamp = stampOf(this.#clock, this.#device.device);
    const before = this.held.get(id);
    const stated = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [name, { stamp, value } as Fact]),
    );
    this.held.set(id, { id, site: 'gers', kind: 'visit', facts: { ...before?.facts, ...stated } });
    this.waiting.set(id, new Set([...(this.waiting.get(id) ?? []), ...Object.keys(facts)]));
    this.#tell();
  }

  async device(): Promise<Device> {
    return this.#device;
  }

  async position(): Promise<Position> {
    return this.at;
  }

  async outbox(limit: number): Promise<GuichetRecord[]> {
    return [...this.waiting].slice(0, limit).map(([id, names]) => {
      const record = this.held.get(id) as GuichetRecord;
      return {
        ...record,
        facts: Object.fromEntries([...names].map((name) => [name, record.facts[name] as Fact])),
      };
    });
  }

  async nextPush(): Promise<number> {
    this.pushNumber += 1;
    return this.pushNumber;
  }

  async settle(sent: readonly GuichetRecord[], answer: PushAnswer): Promise<void> {
    for (const record of sent) {
      const verdict = answer.answers.find(({ id }) => id === record.id);
      if (verdict === undefined || ('refused' in verdict && verdict.refused === 'clock')) continue;
      const held = this.held.get(record.id);
      const names = this.waiting.get(record.id);
      for (const [name, fact] of Object.entries(record.facts)) {
        if (held?.facts[name]?.stamp === fact.stamp) names?.delete(name);
        // The stamp of a refused fact says nothing of what the endpoint takes.
        if ('accepted' in verdict) this.#seen = observe(this.#seen, fact.stamp);
      }
      if (names?.size === 0) this.waiting.delete(record.id);
      if ('accepted' in verdict) this.sweep.delete(record.id);
      if ('refused' in verdict) this.#draw(record, verdict.refused);
      if ('refused' in verdict && verdict.refused === 'purged') this.#forget(record.id, false);
    }
    this.#tell();
  }

  async applyPage(page: Parameters<SyncStore['applyPage']>[0], asked: Position): Promise<void> {
    for (const id of page.gone ?? []) this.#forget(id, false);
    for (const record of structuredClone(page.records) as GuichetRecord[]) {
      const mine = this.held.get(record.id)?.facts ?? {};
      const kept = (name: string) => name in record.facts || this.#isOwn(record.id, name, true);
      const known = this.sweep.delete(record.id)
        ? Object.fromEntries(Object.entries(mine).filter(([name]) => kept(name)))
        : mine;
      const facts = mergeFacts(known, record.facts);
      this.held.set(record.id, { ...record, facts });
      for (const { stamp } of Object.values(record.facts)) {
        this.#clock = observe(this.#clock, stamp);
        this.#seen = observe(this.#seen, stamp);
      }
    }
    const isSame =
      this.at.epoch === asked.epoch && this.at.scope === asked.scope && this.at.horizon === asked.horizon;
    if (isSame && this.at.cursor >= asked.cursor) {
      this.at = { ...this.at, scope: page.scope, cursor: Math.max(this.at.cursor, page.cursor) };
    }
  }

  async beginSnapshot({ epoch, scope }: Position, horizon: number): Promise<boolean> {
    for (const id of this.held.keys()) this.sweep.add(id);
    this.at = { epoch, scope, cursor: 0, horizon };
    return this.held.size > 0;
  }

  async tidy(read: Position): Promise<void> {
    if (this.at.epoch !== read.epoch || this.at.horizon !== read.horizon || this.at.cursor < read.cursor)
      return;
    for (const id of this.sweep) this.#forget(id, true);
    this.sweep.clear();
  }

  /** Of a record that the endpoint has no more, what only this tablet has stays. */
  #forget(id: string, withRefused: boolean): void {
    const record = this.held.get(id);
    const own = Object.entries(record?.facts ?? {}).filter(([name]) => this.#isOwn(id, name, withRefused));
    if (record === undefined) return;
    if (own.length === 0) this.held.delete(id);
    else this.held.set(id, { ...record, facts: Object.fromEntries(own) });
  }

  #isOwn(id: string, name: string, withRefused: boolean): boolean {
    if (this.waiting.get(id)?.has(name)) return true;
    const drawn = this.drawer.get(id)?.record.facts[name]?.stamp;
    return withRefused && drawn !== undefined && drawn === this.held.get(id)?.facts[name]?.stamp;
  }

  #draw(record: GuichetRecord, refused: string): void {
    const missed = Object.entries(record.facts).filter(
      ([, { stamp }]) => refused !== 'purged' || !this.known.has(stamp),
    );
    if (missed.length === 0) return;
    const before = this.drawer.get(record.id)?.record.facts ?? {};
    const facts = { ...before, ...Object.fromEntries(missed) };
    this.drawer.set(record.id, { record: { ...record, facts }, refused });
  }

  #queueAgain(id: string, names: readonly string[]): void {
    const waiting = this.waiting.get(id) ?? new Set<string>();
    for (const name of names) {
      const stamp = this.held.get(id)?.facts[name]?.stamp;
      if (!waiting.has(name) && stamp !== undefined) this.known.add(stamp);
    }
    this.waiting.set(id, new Set([...waiting, ...names]));
  }

  async changeEpoch(epoch: string): Promise<void> {
    if (this.at.epoch === epoch) return;
    for (const [id, { facts }] of this.held) this.#queueAgain(id, Object.keys(facts));
    this.at = { epoch, scope: '', cursor: 0 };
    this.#tell();
  }

  async changeScope(scope: string, device: Device): Promise<void> {
    this.#device = device;
    this.at = { ...this.at, scope, cursor: 0 };
  }

  /** All is filed under one day here. */
  async digests(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
    const sum = new Digest();
    for (const record of this.held.values()) sum.toggle(record, this.#sent(record.id));
    return new Map([['visit', new Map([['', sum.toString()]])]]);
  }

  async requeueUnlike(_kind: string, _day: string, theirs: ReadonlyMap<string, string>): Promise<number> {
    let count = 0;
    for (const [id, record] of this.held) {
      const sent = this.#sent(id);
      if (theirs.get(id) === digestOf(record, sent)) continue;
      const names = Object.keys(record.facts).filter((name) => sent?.(name) ?? true);
      if (names.length === 0) continue;
      this.#queueAgain(id, names);
      count += 1;
    }
    this.#tell();
    return count;
  }

  #sent(id: string): ((name: string) => boolean) | undefined {
    const drawn = this.drawer.get(id)?.record.facts;
    return drawn && ((name) => drawn[name]?.stamp !== this.held.get(id)?.facts[name]?.stamp);
  }

  async correctInstants(fault: ClockFault): Promise<void> {
    this.faults.push(fault);
  }

  async restamp(offsetMs: number): Promise<void> {
    this.restamps.push(offsetMs);
    this.offsetMs = offsetMs;
    const now = this.#now();
    this.#clock = this.#seen;
    for (const [id, names] of this.waiting) {
      const record = this.held.get(id) as GuichetRecord;
      const facts = { ...record.facts };
      for (const name of names) {
        const fact = facts[name] as Fact;
        this.#clock = tick(this.#clock, Math.min(readingOf(fact.stamp).ms, now) + offsetMs);
        facts[name] = { ...fact, stamp: stampOf(this.#clock, this.#device.device) };
      }
      this.held.set(id, { ...record, facts });
    }
  }

  async health(): Promise<Health> {
    return this.kept;
  }

  async noteHealth(health: Health): Promise<void> {
    this.kept = health;
  }

  watchCounts(onCounts: (counts: Counts) => void): () => void {
    this.#onCounts = onCounts;
    this.#tell();
    return () => {
      this.#onCounts = () => {};
    };
  }

  #tell(): void {
    this.#onCounts({ unsent: this.waiting.size, refused: this.drawer.size });
  }
}
