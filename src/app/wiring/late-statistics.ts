import type { StatisticsClient } from '../../statistics-worker/client.ts';
import type { Statistics } from '../services.ts';

/**
 * The statistics worker's client, whose code is fetched with the first question: the kiosk never asks one.
 * @param zone the site's IANA time zone
 */
export function lateStatistics(databaseName: string, zone: string): Statistics {
  let opened: Promise<StatisticsClient> | undefined;

  async function openClient(): Promise<StatisticsClient> {
    const { statisticsClient } = await import('../../statistics-worker/client.ts');
    return statisticsClient({ databaseName, zone, onFailure: reportError });
  }

  /** Follows as soon as the client's code is there, unless ended before. */
  function late(follow: (client: StatisticsClient) => () => void): () => void {
    let ended = false;
    let end: (() => void) | undefined;
    opened ??= openClient();
    opened.then(
      (client) => {
        if (!ended) end = follow(client);
      },
      (error: unknown) => {
        opened = undefined;
        reportError(error);
      },
    );
    return () => {
      ended = true;
      end?.();
    };
  }

  return {
    follow: (question, onAnswer) => late((client) => client.follow(question, onAnswer)),
    followProgress: (onProgress) => late((client) => client.followProgress(onProgress)),
  };
}
