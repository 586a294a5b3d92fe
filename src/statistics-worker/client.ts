import { proxy, type Remote, wrap } from 'comlink';
import { isConcerned } from '../domain/statistics/answer.ts';
import type { AnswerTo, Question } from '../domain/statistics/question.ts';
import type { Answered, Changed, Progress, StatisticsApi } from './statistics-api.ts';

export interface StatisticsClientOptions {
  readonly databaseName: string;
  /** The site's IANA time zone. */
  readonly zone: string;
  /** How long a worker that nobody follows is kept. */
  readonly idleMs?: number;
  /** What happened when the worker broke down; it is started again a little later. */
  readonly onFailure: (error: unknown) => void;
}

/** The statistics, as screens use them. */
export interface StatisticsClient {
  /** Asks now and again whenever the answer may have changed. Returns the end of it. */
  follow<Q extends Question>(question: Q, onAnswer: (answer: AnswerTo<Q>) => void): () => void;
  /** Tells while many days are brought up to date, and at their end. Starts no worker. Returns the end of it. */
  followProgress(onProgress: (progress: Progress) => void): () => void;
}

interface Follower {
  readonly question: Question;
  readonly onAnswer: (answer: never) => void;
  /** The request that is under way. */
  ticket: number | undefined;
  /** The revision of the last answer, and the one it must reach. */
  has: number;
  wants: number;
}

interface Session {
  readonly worker: Worker;
  readonly api: Remote<StatisticsApi>;
  readonly opened: Promise<void>;
}

const IDLE_MS = 30_000;
const RETRY_MS = 5_000;

/**
 * Starts the worker with the first question and ends it when nobody has followed one for a while. A question has at most
 * one request under way: what changes meanwhile makes one more, however often it changed.
 */
export function statisticsClient(options: StatisticsClientOptions): StatisticsClient {
  const followers = new Set<Follower>();
  const watchers = new Set<(progress: Progress) => void>();
  let session: Session | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let lastTicket = 0;
  /** The worker broke down: nothing is asked for a while. */
  let resting = false;

  function start(): Session {
    const worker = new Worker(new URL('./main.ts', import.meta.url), { type: 'module', name: 'statistics' });
    const api = wrap<StatisticsApi>(worker);
    const onChange = proxy((changed: Changed) => {
      if (session === started) update(changed);
    });
    const onProgress = proxy((progress: Progress) => {
      for (const watch of watchers) watch(progress);
    });
    const opened = api.open(options.databaseName, options.zone, onChange, onProgress);
    const started: Session = { worker, api, opened };
    // A script that cannot be loaded gives an event without a message.
    worker.onerror = ({ message }) =>
      breakDown(started, new Error(message || 'The statistics worker did not start'));
    return started;
  }

  function update({ revision, changes }: Changed): void {
    for (const follower of followers) {
      if (!changes.some((change) => isConcerned(follower.question, change))) continue;
      follower.wants = Math.max(follower.wants, revision);
      void ask(follower);
    }
  }

  async function ask(follower: Follower): Promise<void> {
    const isAnswered = follower.ticket !== undefined || follower.has >= follower.wants;
    if (resting || isAnswered || !followers.has(follower)) return;
    session ??= start();
    const asked = session;
    const answered = await answerFrom(asked, follower);
    if (session !== asked || !followers.has(follower) || answered === undefined) return;
    follower.ticket = undefined;
    follower.has = answered.revision;
    follower.onAnswer(answered.answer as never);
    void ask(follower);
  }

  async function answerFrom(asked: Session, follower: Follower): Promise<Answered | undefined> {
    lastTicket += 1;
    const ticket = lastTicket;
    follower.ticket = ticket;
    try {
      await asked.opened;
      return await asked.api.ask(follower.question, ticket);
    } catch (error) {
      breakDown(asked, error);
      return undefined;
    }
  }

  function breakDown(broken: Session, error: unknown): void {
    if (session !== broken) return;
    end();
    resting = true;
    setTimeout(wakeUp, RETRY_MS);
    options.onFailure(error);
  }

  function wakeUp(): void {
    resting = false;
    for (const follower of followers) void ask(follower);
  }

  function end(): void {
    session?.worker.terminate();
    session = undefined;
    for (const follower of followers) Object.assign(follower, { ticket: undefined, has: -1, wants: 0 });
  }

  function leave(follower: Follower): void {
    if (!followers.delete(follower)) return;
    if (follower.ticket !== undefined) void session?.api.cancel(follower.ticket);
    if (followers.size === 0) idle = setTimeout(end, options.idleMs ?? IDLE_MS);
  }

  return {
    follow(question, onAnswer) {
      const follower: Follower = { question, onAnswer, ticket: undefined, has: -1, wants: 0 };
      clearTimeout(idle);
      followers.add(follower);
      void ask(follower);
      return () => leave(follower);
    },
    followProgress(onProgress) {
      watchers.add(onProgress);
      return () => watchers.delete(onProgress);
    },
  };
}
