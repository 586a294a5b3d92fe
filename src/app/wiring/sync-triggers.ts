import type { EndpointClient } from '../../remote/endpoint-client.ts';
import type { Surroundings } from '../../sync/ports.ts';
import type { Synchronizer } from '../../sync/synchronizer.ts';

/** Tells the sync of each occasion the page sees: the network is back, the tab is looked at, the endpoint calls. */
export function triggerSync(
  synchronizer: Synchronizer,
  client: EndpointClient,
  { random, setTimer }: Pick<Surroundings, 'random' | 'setTimer'>,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener('online', () => synchronizer.request('online'), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') synchronizer.request('visible');
    },
    { signal },
  );
  // No first screen waits for what only brings the next change sooner; where it cannot be fetched, the sync asks every minute.
  import('../../remote/wake-stream.ts').then(
    ({ followWakes }) => {
      if (signal.aborted) return;
      const end = followWakes({
        client,
        random,
        setTimer,
        onSeq: (seq) => synchronizer.wake(seq),
        // The next exchange is refused, which tells the person.
        onRevoked: () => synchronizer.request('person'),
      });
      signal.addEventListener('abort', end);
    },
    () => undefined,
  );
  return () => listening.abort();
}
