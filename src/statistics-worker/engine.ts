import type { SiteTime } from '../domain/kernel/site-time.ts';
import { type Settings, settingKind, settingsOf } from '../domain/setting/setting.ts';
import {
  answerOf,
  type Change,
  COLUMN_KINDS,
  type ColumnKind,
  type ColumnsByKind,
  neededFor,
} from '../domain/statistics/answer.ts';
import type { Period } from '../domain/statistics/period.ts';
import type { Question } from '../domain/statistics/question.ts';
import type { ChunkStore, DayChunk, DirtyDay } from '../storage/chunk-store.ts';
import { ColumnShelf } from './column-shelf.ts';
import { type Chunk, chunkVersion, packChunk } from './packers.ts';
import type { Answered, Changed } from './statistics-api.ts';

export interface Engine {
  /**
   * Answers from chunks that are up to date with every write committed before the call.
   * @param isGone says that nobody waits for the answer any more: then it is `undefined`
   */
  answer(question: Question, isGone: () => boolean): Promise<Answered | undefined>;
  /** Brings chunks up to date. Calls that wait for their turn are one. */
  refresh(): Promise<void>;
  /** Another tab's worker has brought these up to date. */
  outdate(changes: readonly Change[]): Promise<void>;
}

/** Days rebuilt in one transaction: few enough that a check-in never waits for it. */
const DAYS_AT_ONCE = 16;

/** 64 MiB hold 3 million visits. */
const BYTES_MAX = 64 * 2 ** 20;

/**
 * Answers questions from column chunks, and keeps these in step with the records.
 * Everything it does is one after the other: two rebuilds of one day would only race each other.
 * @param onChange told of each change before any answer that holds it
 */
export function statisticsEngine(
  store: ChunkStore,
  time: SiteTime,
  onChange: (changed: Changed) => void,
  bytesMax = BYTES_MAX,
): Engine {
  const settings = followedSettings(store);
  const outmoded = new Set<ColumnKind>();
  const shelves: { readonly [K in ColumnKind]: ColumnShelf<ColumnsByKind[ColumnKind]> } = {
    visit: new ColumnShelf((period) => read('visit', period), bytesMax),
    response: new ColumnShelf((period) => read('response', period), bytesMax),
  };
  const inTurn = oneAfterTheOther();
  let waiting: Promise<void> | undefined;
  let revision = 0;

  async function bringUpToDate(): Promise<void> {
    waiting = undefined;
    const changes: Change[] = (await settings.reload()) ? ['settings'] : [];
    for (const kind of outmoded) await store.rebuildAll(kind);
    outmoded.clear();
    for (let dirty = await nextDays(); dirty.length > 0; dirty = await nextDays()) {
      await rebuild(dirty);
      const rebuilt = dirty.map(({ kind, day }) => ({ kind: kind as ColumnKind, day }));
      dropFromMemory(rebuilt);
      changes.push(...rebuilt);
    }
    tell(changes, true);
  }

  function tell(changes: readonly Change[], isOwn: boolean): void {
    if (changes.length === 0) return;
    revision += 1;
    onChange({ revision, changes, isOwn });
  }

  function nextDays(): Promise<readonly DirtyDay[]> {
    return store.dirtyDays(COLUMN_KINDS, DAYS_AT_ONCE);
  }

  /** What `settle` keeps is read back when it is asked for: it may have been overtaken by another worker. */
  async function rebuild(days: readonly DirtyDay[]): Promise<void> {
    const rebuilt = days.map(async (dirty) => {
      const kind = dirty.kind as ColumnKind;
      const records = await store.recordsOf(kind, dirty.day);
      return { dirty, chunk: records.length === 0 ? undefined : packChunk(kind, dirty.day, records, time) };
    });
    await store.settle(await Promise.all(rebuilt));
  }

  function dropFromMemory(changes: readonly Change[]): void {
    for (const change of changes) if (change !== 'settings') shelves[change.kind].outdate(change.day);
  }

  async function read(kind: ColumnKind, { from, to }: Period) {
    return Promise.all((await store.chunks<Chunk>(kind, from, to)).map((chunk) => columnsOf(kind, chunk)));
  }

  /**
   * A chunk of another version (an update has come, here or in another tab only) is worked out from the records, and an
   * older one is replaced at the next refresh.
   */
  async function columnsOf(kind: ColumnKind, { day, chunk }: DayChunk<Chunk>) {
    if (chunk.version === chunkVersion(kind)) return { day, columns: chunk.columns };
    if (chunk.version < chunkVersion(kind)) outmoded.add(kind);
    return { day, columns: packChunk(kind, day, await store.recordsOf(kind, day), time).columns };
  }

  return {
    refresh() {
      waiting ??= inTurn(bringUpToDate);
      return waiting;
    },
    outdate: (changes) =>
      inTurn(async () => {
        dropFromMemory(changes);
        tell(changes, false);
      }),
    answer: (question, isGone) =>
      inTurn(async () => {
        if (isGone()) return undefined;
        await bringUpToDate();
        const context = { time, settings: settings.now() };
        const { kind, ...period } = neededFor(question, context);
        const columns = await shelves[kind].take(period);
        return isGone() ? undefined : { revision, answer: answerOf(question, columns, context) };
      }),
  };
}

/** Runs work in the order it came, each when the one before has ended, well or badly. */
function oneAfterTheOther(): <T>(work: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = tail.then(work);
    tail = done.catch(() => undefined);
    return done;
  };
}

/** The site's settings as last read. `reload` tells whether they are other ones than before. */
function followedSettings(store: ChunkStore): { now(): Settings; reload(): Promise<boolean> } {
  let settings = settingsOf([]);
  let text: string | undefined;
  return {
    now: () => settings,
    async reload() {
      const records = await store.undated(settingKind.name);
      const before = text;
      text = JSON.stringify(records);
      if (text === before) return false;
      settings = settingsOf(records);
      return before !== undefined;
    },
  };
}
