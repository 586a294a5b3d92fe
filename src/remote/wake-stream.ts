import * as v from 'valibot';
import { ROUTES } from '../contract/routes.ts';
import { WAKE_HEARTBEAT_MS, wakeSchema } from '../contract/wake.ts';
import type { EndpointClient } from './endpoint-client.ts';
import { eventReader, type ServerSentEvent } from './server-sent-events.ts';

export interface WakeParts {
  readonly client: Pick<EndpointClient, 'ask'>;
  /** The site's log has grown to this number. */
  onSeq(seq: number): void;
  /** This device has no right any more. */
  onRevoked(): void;
  /** 0 to 1. */
  random(): number;
  /** Runs once after a while; returns what calls it off. */
  setTimer(delayMs: number, run: () => void): () => void;
}

/** A link that has been silent for two heartbeats and a half is taken for dead: half-open links never say so. */
const SILENCE_MS = WAKE_HEARTBEAT_MS * 2.5;

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Follows the endpoint's wake-ups, and links up again whenever the link ends, later and later while it fails. Read by
 * `fetch`, since an `EventSource` cannot carry a proof. Only a convenience: the sync asks by itself every minute.
 * @returns the end of it
 */
export function followWakes(parts: WakeParts): () => void {
  const { client, random, setTimer } = parts;
  let stopped = false;
  let failures = 0;
  let abort = new AbortController();
  let cancelTimer = () => {};

  async function link(): Promise<void> {
    abort = new AbortController();
    const { signal } = abort;
    const answered = await client.ask({
      method: 'GET',
      path: ROUTES.wake,
      headers: { accept: 'text/event-stream' },
      signal,
    });
    const stream = answered.ok && isEventStream(answered.value) ? answered.value.body : null;
    if (stream !== null) await readAll(stream);
    if (stopped) return;
    failures = stream === null ? failures + 1 : 0;
    const ceiling = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10));
    cancelTimer = setTimer(ceiling * (0.5 + 0.5 * random()), () => void link());
  }

  async function readAll(stream: ReadableStream<Uint8Array>): Promise<void> {
    const link = abort;
    const feed = eventReader(onEvent);
    const reader = stream
      .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
      .getReader();
    try {
      for (;;) {
        const callOff = setTimer(SILENCE_MS, () => link.abort());
        const { done, value } = await reader.read().finally(callOff);
        if (done) return;
        feed(value);
      }
    } catch {
      // The link broke, was silent for too long, or is no longer wanted.
    }
  }

  function onEvent({ event, data }: ServerSentEvent): void {
    if (event === 'revoked') parts.onRevoked();
    if (event !== 'seq') return;
    const wake = v.safeParse(v.pipe(v.string(), v.parseJson(), wakeSchema), data);
    if (wake.success) parts.onSeq(wake.output.seq);
  }

  void link();
  return () => {
    stopped = true;
    cancelTimer();
    abort.abort();
  };
}

function isEventStream(response: Response): boolean {
  return response.ok && (response.headers.get('content-type')?.startsWith('text/event-stream') ?? false);
}
