import { describe, expect, test } from 'vitest';
import { ROUTES } from '../../src/contract/routes.ts';
import { endpointClient } from '../../src/remote/endpoint-client.ts';
import { eventReader, type ServerSentEvent } from '../../src/remote/server-sent-events.ts';
import { followWakes } from '../../src/remote/wake-stream.ts';
import { simulatedTime } from '../sync/simulated-time.ts';
import { fakeEndpoint } from './fake-endpoint.ts';

/** A stream that stays open and says what the test says; it breaks when the one who reads gives up. */
function openStream() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(started) {
      controller = started;
    },
  });
  return {
    response: new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    say: (text: string) => controller?.enqueue(new TextEncoder().encode(text)),
    end: () => controller?.close(),
    breakDown: () => controller?.error(new TypeError('broken')),
  };
}

function follow(...answers: Parameters<typeof fakeEndpoint>) {
  const time = simulatedTime(0);
  const endpoint = fakeEndpoint(...answers);
  const signals: AbortSignal[] = [];
  const client = endpointClient({
    origin: 'https://guichet.example',
    fetch: (input, init) => {
      if (init?.signal) signals.push(init.signal);
      return endpoint.fetch(input, init);
    },
  });
  const heard: unknown[] = [];
  const end = followWakes({
    client,
    ...time,
    onSeq: (seq) => heard.push(seq),
    onRevoked: () => heard.push('revoked'),
  });
  return { time, arrived: endpoint.arrived, heard, end, signals };
}

describe('wake-ups', () => {
  test('tell how far the log has grown, and the end of all rights', async () => {
    const stream = openStream();
    const { time, heard, arrived } = follow(stream.response);
    await time.pass(0);
    expect(arrived[0]?.url.pathname).toBe(ROUTES.wake);
    stream.say('event: seq\ndata: {"seq":4}\n\n:\n\nevent: seq\nda');
    stream.say('ta: {"seq":5}\n\nevent: seq\ndata: nonsense\n\nevent: revoked\ndata: {}\n\n');
    await time.pass(0);
    expect(heard).toEqual([4, 5, 'revoked']);
  });

  test('are linked up again when the link ends, soon the first time, later and later while nobody answers', async () => {
    const stream = openStream();
    const { time, arrived } = follow(stream.response);
    await time.pass(0);
    stream.end();
    await time.pass(0);
    const waits: (number | undefined)[] = [];
    for (let count = 0; count < 8; count += 1) {
      waits.push(time.next());
      await time.pass(time.next() ?? 0);
    }
    expect(waits).toEqual([1500, 3000, 6000, 12_000, 24_000, 45_000, 45_000, 45_000]);
    expect(arrived).toHaveLength(9);
  });

  test('give up a link that has been silent for longer than the heartbeat', async () => {
    const { response } = openStream();
    const { time, signals } = follow(response);
    await time.pass(30_000);
    expect(signals[0]?.aborted).toBe(false);
    await time.pass(10_000);
    expect(signals[0]?.aborted).toBe(true);
  });

  test('are not read from a page that is no stream', async () => {
    const { time, heard } = follow(
      new Response('event: seq\ndata: {"seq":4}\n\n', { headers: { 'content-type': 'text/html' } }),
    );
    await time.pass(0);
    expect(heard).toEqual([]);
    expect(time.next()).toBe(3000);
  });

  test('end when they are no longer wanted', async () => {
    const { response } = openStream();
    const { time, signals, end, arrived } = follow(response);
    await time.pass(0);
    end();
    expect(signals[0]?.aborted).toBe(true);
    await time.pass(200_000);
    expect(arrived).toHaveLength(1);
  });
});

test('events are read however the network cuts them', () => {
  const text = 'event: a\r\ndata: 1\r\ndata: 2\r\n\r\n: beat\n\ndata:3\n\nevent: empty\n\n';
  for (let cut = 1; cut < 9; cut += 1) {
    const events: ServerSentEvent[] = [];
    const feed = eventReader((event) => events.push(event));
    for (let at = 0; at < text.length; at += cut) feed(text.slice(at, at + cut));
    expect(events).toEqual([
      { event: 'a', data: '1\n2' },
      { event: 'message', data: '3' },
    ]);
  }
});
