import { siteTime } from '../domain/kernel/site-time.ts';
import type { Change } from '../domain/statistics/answer.ts';
import { chunkStore } from '../storage/chunk-store.ts';
import { openDatabase } from '../storage/database.ts';
import { type Engine, statisticsEngine } from './engine.ts';
import type { StatisticsApi } from './statistics-api.ts';

/** Workers of other tabs keep columns in memory too: who rebuilds a day tells them. */
const CHANNEL = 'guichet-statistics';

/** The worker's side of the API. It lives as long as its worker. */
export function statisticsService(): StatisticsApi {
  let engine: Engine | undefined;
  const waiting = new Set<number>();

  return {
    async open(databaseName, zone, onChange, onProgress) {
      const store = chunkStore(await openDatabase(databaseName));
      const others = new BroadcastChannel(`${CHANNEL}/${databaseName}`);
      const opened = statisticsEngine({
        store,
        time: siteTime(zone),
        now: Date.now,
        onProgress,
        onChange(changed) {
          onChange(changed);
          if (changed.isOwn) others.postMessage(changed.changes);
        },
      });
      others.onmessage = ({ data }: MessageEvent<readonly Change[]>) => void opened.outdate(data);
      store.follow(() => void opened.refresh().catch(reportError));
      engine = opened;
    },

    async ask(question, ticket) {
      if (engine === undefined) throw new Error('The statistics worker was asked before it was opened');
      waiting.add(ticket);
      try {
        return await engine.answer(question, () => !waiting.has(ticket));
      } finally {
        waiting.delete(ticket);
      }
    },

    cancel(ticket) {
      waiting.delete(ticket);
    },
  };
}
