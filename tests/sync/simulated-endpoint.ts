import type { DigestAnswer, DigestRequest } from '../../src/contract/digest.ts';
import type { Device } from '../../src/contract/enrolment.ts';
import { CLOCK_TOLERANCE_MS } from '../../src/contract/protocol.ts';
import type { PushAnswer, PushRequest } from '../../src/contract/push.ts';
import { Digest } from '../../src/domain/kernel/digest.ts';
import { mergeFacts } from '../../src/domain/kernel/merge.ts';
import type { GuichetRecord } from '../../src/domain/kernel/record.ts';
import { fail, ok, type Result } from '../../src/domain/kernel/result.ts';
import { stampMs } from '../../src/domain/kernel/stamp.ts';
import type { Remote } from '../../src/sync/ports.ts';

/** What happens to one exchange on its way. */
export type Fate = 'arrives' | 'question-lost' | 'answer-lost' | 'doubled' | 'portal' | 'fenced';

/** What stands in the log where a record was removed. */
interface Removal {
  readonly gone: string;
}

/** The endpoint's rules in a few lines: merge, one sequence number a change, one verdict a record. */
export class SimulatedEndpoint {
  readonly log: (GuichetRecord | Removal | undefined)[] = [];
  /** Removals up to here are forgotten. */
  horizon = 0;
  epoch = 'epoch-1';
  scope = 'all';
  now = 0;
  /** Records whose id holds this are refused. */
  poison = 'poison';
  pushes: PushRequest[] = [];
  pulls = 0;
  readonly #places = new Map<string, number>();

  /** Each record where it stands in the log now. */
  get records(): ReadonlyMap<string, GuichetRecord> {
    return new Map(
      this.log.flatMap((row) => (row === undefined || 'gone' in row ? [] : [[row.id, row] as const])),
    );
  }

  /** Retention removes a record. @returns what it was */
  purge(id: string): GuichetRecord | undefined {
    const record = this.records.get(id);
    if (record === undefined) return undefined;
    this.log[this.#placeOf(id)] = undefined;
    this.#places.delete(id);
    this.log.push({ gone: id });
    return record;
  }

  /** Four hundred days later: no removal is remembered, and what comes of one is taken for new. */
  forgetRemovals(): void {
    for (const [place, row] of this.log.entries()) {
      if (row === undefined || !('gone' in row)) continue;
      this.horizon = Math.max(this.horizon, place + 1);
      this.log[place] = undefined;
    }
  }

  /** @param fates what becomes of each exchange in turn; then all arrive */
  remote(device: Device, fates: Fate[] = []): Remote {
    return {
      push: (request) => this.#travel(fates, () => ok(this.#push(request))),
      pull: ({ after, limit }) => this.#travel(fates, () => ok(this.#pull(after, limit))),
      digest: (request) => this.#travel(fates, () => ok(this.#digest(request))),
      recordsOfDay: () =>
        this.#travel(fates, () =>
          ok({
            epoch: this.epoch,
            time: this.now,
            records: [...this.records.values()],
            cursor: this.log.length,
            more: false,
          }),
        ),
      time: async () => ok({ time: this.now }),
      device: async () => ok(device),
    };
  }

  async #travel<T>(fates: Fate[], exchange: () => Result<T>): Promise<Result<T>> {
    const fate = fates.shift() ?? 'arrives';
    await Promise.resolve();
    if (fate === 'question-lost') return fail({ code: 'network' });
    if (fate === 'portal') return fail({ code: 'not-guichet', status: 200 });
    if (fate === 'fenced') return fail({ code: 'cloned' });
    if (fate === 'doubled') exchange();
    const answer = structuredClone(exchange());
    await Promise.resolve();
    return fate === 'answer-lost' ? fail({ code: 'network' }) : answer;
  }

  #push(request: PushRequest): PushAnswer {
    this.pushes.push(structuredClone(request));
    const answers = request.records.map((record) => this.#take(structuredClone(record)));
    return { batch: request.batch, epoch: this.epoch, time: this.now, answers };
  }

  #digest({ epoch, cursor, kinds }: DigestRequest): DigestAnswer {
    const current = epoch === this.epoch && cursor === this.log.length;
    const sum = new Digest();
    for (const record of this.records.values()) sum.toggle(record);
    const differs = current && kinds.visit !== sum.toString();
    return {
      epoch: this.epoch,
      time: this.now,
      current,
      kinds: differs ? { visit: { '': sum.toString() } } : {},
    };
  }

  #take(record: GuichetRecord): PushAnswer['answers'][number] {
    const { id, facts } = record;
    if (id.includes(this.poison)) return { id, refused: 'invalid', detail: 'facts.arrival' };
    const ahead = Object.values(facts).some(({ stamp }) => stampMs(stamp) > this.now + CLOCK_TOLERANCE_MS);
    if (ahead) return { id, refused: 'clock', detail: 'facts' };
    if (this.log.some((row) => row !== undefined && 'gone' in row && row.gone === id))
      return { id, refused: 'purged', detail: 'facts' };
    const held = this.records.get(id);
    const merged = mergeFacts(held?.facts ?? {}, facts);
    if (merged !== held?.facts) this.#append({ ...record, facts: merged });
    return { id, accepted: true };
  }

  /** A changed record moves to the head of the log; its old place stays empty, as a row's new sequence number leaves it. */
  #append(record: GuichetRecord): void {
    const before = this.#placeOf(record.id);
    if (before !== -1) this.log[before] = undefined;
    this.#places.set(record.id, this.log.push(record) - 1);
  }

  #placeOf(id: string): number {
    const place = this.#places.get(id) ?? -1;
    const row = this.log[place];
    return row !== undefined && 'id' in row && row.id === id ? place : -1;
  }

  #pull(after: number, limit: number) {
    this.pulls += 1;
    const rows = [...this.log.entries()].slice(after).filter(([, record]) => record !== undefined);
    const page = rows.slice(0, limit);
    const more = page.length < rows.length;
    const cursor = more ? (page.at(-1)?.[0] ?? 0) + 1 : this.log.length;
    const records = page.flatMap(([, row]) => (row === undefined || 'gone' in row ? [] : [row]));
    const gone = page.flatMap(([, row]) => (row !== undefined && 'gone' in row ? [row.gone] : []));
    const { epoch, now: time, scope, horizon } = this;
    return { epoch, time, scope, records, gone, horizon, cursor, more };
  }
}
