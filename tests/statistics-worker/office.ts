import type { RecordStore } from '../../src/commands/desk.ts';
import { siteTime } from '../../src/domain/kernel/site-time.ts';
import { kinds } from '../../src/domain/kinds.ts';
import type { AnswerTo, Question } from '../../src/domain/statistics/question.ts';
import { type StatisticsClient, statisticsClient } from '../../src/statistics-worker/client.ts';
import { type GuichetDatabase, openDatabase } from '../../src/storage/database.ts';
import { indexedDbRecordStore } from '../../src/storage/indexed-db-record-store.ts';
import { deleteDatabase } from '../fixtures/delete-database.ts';

export const ZONE = 'Europe/Paris';
export const paris = siteTime(ZONE);

/** A tablet's memory, how it is written to, and the real worker beside it. */
export interface Office {
  readonly database: GuichetDatabase;
  readonly store: RecordStore;
  /** Another tab's worker on the same memory. */
  client(idleMs?: number): StatisticsClient;
  readonly failures: unknown[];
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const name = `statistics-${crypto.randomUUID()}`;
  const database = await openDatabase(name);
  const failures: unknown[] = [];
  const ends: (() => void)[] = [];
  const writer = { database, kinds, time: paris, site: 'site', device: 'tablet', now: () => Date.now() };
  return {
    database,
    store: indexedDbRecordStore(writer),
    failures,
    client(idleMs = 0) {
      const onFailure = (error: unknown) => failures.push(error);
      const client = statisticsClient({ databaseName: name, zone: ZONE, idleMs, onFailure });
      return {
        ...client,
        follow(question, onAnswer) {
          const end = client.follow(question, onAnswer);
          ends.push(end);
          return end;
        },
      };
    },
    async close() {
      for (const end of ends) end();
      await new Promise((resolve) => setTimeout(resolve, 20));
      await deleteDatabase(database);
    },
  };
}

export function arrival(day: string, minute: number, service = 'accueil-general', people = 1) {
  const at = paris.at(day, minute);
  return { at, service, people, appointment: false, userType: 'particulier', needs: [] };
}

/** What a follower has been told, newest last, and a wait for what it must be told at the end. */
export function followed<Q extends Question>(client: StatisticsClient, question: Q) {
  const answers: AnswerTo<Q>[] = [];
  const end = client.follow(question, (answer) => answers.push(answer));
  return { answers, end, last: () => answers.at(-1) };
}
