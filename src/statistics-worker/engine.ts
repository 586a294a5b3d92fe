import { addDays, type SiteTime } from '../domain/kernel/site-time.ts';
import { type Settings, settingKind, settingsOf } from '../domain/setting/setting.ts';
import {
  answerFromSums,
  answerOf,
  type Change,
  COLUMN_KINDS,
  type ColumnKind,
  type ColumnsByKind,
  isSummed,
  neededFor,
} from '../domain/statistics/answer.ts';
import { daysOfMonth, monthOf, wholeMonths } from '../domain/statistics/month.ts';
import type { Period } from '../domain/statistics/period.ts';
import type { Answers, Question } from '../domain/statistics/question.ts';
import type { VisitColumns } from '../domain/statistics/visit-columns.ts';
import { VisitSums } from '../domain/statistics/visit-sums.ts';
import type { ChunkStore, DayChunk, DirtyDay } from '../storage/chunk-store.ts';
import { type Chunk, chunkVersion, packChunk } from './chunk.ts';
import { ColumnShelf } from './column-shelf.ts';
import type { Answered, Changed, Progress } from './statistics-api.ts';
import { VisitMonths } from './visit-months.ts';

export interface Engine {
  /**
   * Answers from chunks that are up to date with every write committed before the call.
   * @param isGone says that nobody waits for the answer any more: then it is `undefined`
   */
  answer(question: Question, isGone: () => boolean): Promise<Answered | undefined>;
  /**
   * Brings chunks up to date, a few days at a time, so that questions find their turn between. Calls that come while it is at
   * it make one more round.
   */
  refresh(): Promise<void>;
  /** Another tab's worker has brought these up to date. */
  outdate(changes: readonly Change[]): Promise<void>;
}

export interface EngineOptions {
  readonly store: ChunkStore;
  readonly time: SiteTime;
  /** The device's clock, milliseconds since 1970. A month before its own is closed, and packed. */
  readonly now: () => number;
  /** Told of each change before any answer that holds it. */
  readonly onChange: (changed: Changed) => void;
  /** Told while many days are rebuilt, and when they are. */
  readonly onProgress?: (progress: Progress) => void;
  readonly bytesMax?: number;
}

/** Days rebuilt in one transaction: few enough that a check-in never waits for it. */
const DAYS_AT_ONCE = 16;

/** 48 MiB hold more than two million visits. */
const BYTES_MAX = 48 * 2 ** 20;

/**
 * Answers questions from column chunks, and keeps these in step with the records.
 * What it does is one after the other: two rebuilds of one day would only race each other.
 */
export function statisticsEngine(options: EngineOptions): Engine {
  const { store, time, now, onChange, onProgress = () => undefined, bytesMax = BYTES_MAX } = options;
  const settings = followedSettings(store);
  const outmoded = new Set<ColumnKind>();
  const shelves: { readonly [K in ColumnKind]: ColumnShelf<ColumnsByKind[ColumnKind]> } = {
    visit: new ColumnShelf((period) => read('visit', period), bytesMax),
    appointment: new ColumnShelf((period) => read('appointment', period), bytesMax),
    response: new ColumnShelf((period) => read('response', period), bytesMax),
    feedback: new ColumnShelf((period) => read('feedback', period), bytesMax),
  };
  const months = new VisitMonths(store, async (period) =>
    (await read('visit', period)).map(({ day, columns }) => ({ day, columns: columns as VisitColumns })),
  );
  const inTurn = oneAfterTheOther();
  let refreshing: Promise<void> | undefined;
  let isOutdated = false;
  let revision = 0;

  /** One round of the background, in as many turns as it takes. */
  async function bringUpToDate(): Promise<void> {
    await inTurn(async () => {
      if (await settings.reload()) tell(['settings'], true);
      for (const kind of outmoded) await store.rebuildAll(kind);
      outmoded.clear();
    });
    const total = await store.dirtyCount(COLUMN_KINDS);
    let done = 0;
    for (let days = 1; days > 0; done += days) {
      if (total > DAYS_AT_ONCE) onProgress({ done: Math.min(done, total), total });
      days = await inTurn(() => rebuildSome(COLUMN_KINDS));
    }
    if (total > DAYS_AT_ONCE) onProgress({ done: total, total });
    while (await inTurn(() => months.packNext()));
  }

  /** @returns how many days were rebuilt; 0 when all were up to date */
  async function rebuildSome(kinds: readonly ColumnKind[], period?: Period): Promise<number> {
    const dirty = await store.dirtyDays(kinds, DAYS_AT_ONCE, period);
    if (dirty.length === 0) return 0;
    await rebuild(dirty);
    const changes = dirty.map(({ kind, day }) => ({ kind: kind as ColumnKind, day }));
    dropFromMemory(changes);
    tell(changes, true);
    return dirty.length;
  }

  function tell(changes: readonly Change[], isOwn: boolean): void {
    revision += 1;
    onChange({ revision, changes, isOwn });
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
    for (const change of changes) {
      if (change === 'settings') continue;
      shelves[change.kind].outdate(change.day);
      if (change.kind === 'visit') months.outdate(change.day);
    }
  }

  async function read(kind: ColumnKind, { from, to }: Period) {
    return Promise.all((await store.chunks<Chunk>(kind, from, to)).map((chunk) => columnsOf(kind, chunk)));
  }

  /**
   * A chunk of another version (an update has come, here or in another tab only) is worked out from the records, and an
   * older one is replaced in the next round of the background.
   */
  async function columnsOf(kind: ColumnKind, { day, chunk }: DayChunk<Chunk>) {
    if (chunk.version === chunkVersion(kind)) return { day, columns: chunk.columns };
    if (chunk.version < chunkVersion(kind)) outmoded.add(kind);
    return { day, columns: packChunk(kind, day, await store.recordsOf(kind, day), time).columns };
  }

  async function answerNow(question: Question): Promise<Answers[keyof Answers]> {
    const context = { time, settings: settings.now() };
    const { kind, ...period } = neededFor(question, context);
    if (isSummed(question)) return answerFromSums(question, await sumsOf(period));
    return answerOf(question, await shelves[kind].take(period), context);
  }

  async function sumsOf(period: Period): Promise<VisitSums> {
    const running = monthOf(time.dayOf(now()));
    const closed = wholeMonths(period).filter((month) => month < running);
    const sums = new VisitSums();
    if (closed.length > 0) sums.add(await months.sums(closed));
    for (const part of outside(period, closed))
      for (const columns of await shelves.visit.take(part)) sums.addDay(columns as VisitColumns);
    return sums;
  }

  function refresh(): Promise<void> {
    isOutdated = true;
    refreshing ??= (async () => {
      while (isOutdated) {
        isOutdated = false;
        await bringUpToDate();
      }
    })().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  }

  return {
    refresh,
    outdate: (changes) =>
      inTurn(async () => {
        dropFromMemory(changes);
        tell(changes, false);
      }),
    answer: (question, isGone) =>
      inTurn(async () => {
        if (isGone()) return undefined;
        if (await settings.reload()) tell(['settings'], true);
        const { kind, ...period } = neededFor(question, { time, settings: settings.now() });
        while ((await rebuildSome([kind], period)) > 0) if (isGone()) return undefined;
        const answer = await answerNow(question);
        if (months.hasWork() || outmoded.size > 0) void refresh().catch(reportError);
        return isGone() ? undefined : { revision, answer };
      }),
  };
}

/** What is left of a period beside whole months of it that are neighbours. */
function outside(period: Period, months: readonly string[]): readonly Period[] {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [period];
  const before = { from: period.from, to: addDays(daysOfMonth(first).from, -1) };
  const after = { from: addDays(daysOfMonth(last).to, 1), to: period.to };
  return [before, after].filter(({ from, to }) => from <= to);
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
