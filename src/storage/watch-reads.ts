import { Footprint } from './change.ts';
import type { GuichetDatabase } from './database.ts';

/**
 * Asks now, and again after each change of what was read, whichever tab or worker made it. One query runs at a time:
 * however many changes come meanwhile, one more follows. A query that throws is told, and asked again after the next change.
 * @param query notes in the footprint what it reads, before it reads it
 * @returns the end of it
 */
export function watchReads<T>(
  database: GuichetDatabase,
  query: (footprint: Footprint) => Promise<T>,
  onResult: (result: T) => void,
  onError: (error: unknown) => void,
): () => void {
  let footprint = new Footprint();
  let running = false;
  let outdated = false;
  let ended = false;

  async function ask(): Promise<void> {
    running = true;
    do {
      outdated = false;
      footprint = new Footprint();
      await query(footprint).then((result) => {
        if (!ended) onResult(result);
      }, onError);
    } while (outdated && !ended);
    running = false;
  }

  const stop = database.changes.follow((change) => {
    if (!footprint.isTouchedBy(change)) return;
    if (running) outdated = true;
    else void ask();
  });
  void ask();
  return () => {
    ended = true;
    stop();
  };
}
