import { beforeAll, describe, expect, test } from 'vitest';
import type { PushRequest } from '../../src/contract/push.ts';
import { endpointClient } from '../../src/remote/endpoint-client.ts';
import { newDeviceKey } from '../../src/remote/enrolment-client.ts';
import { fetchRemote } from '../../src/remote/fetch-remote.ts';
import { fakeEndpoint, json } from './fake-endpoint.ts';

const ORIGIN = 'https://guichet.example';
const PUSH: PushRequest = { protocol: 1, device: 'k3f9x2ab', epoch: 'e', batch: 'b1', records: [] };
const ANSWER = { batch: 'b1', epoch: 'e', time: 5, answers: [] };
const PAGE = { epoch: 'e', time: 5, scope: 's', records: [], cursor: 12, more: false };

let key: CryptoKeyPair;

beforeAll(async () => {
  key = await newDeviceKey();
});

function newRemote(...answers: Parameters<typeof fakeEndpoint>) {
  const endpoint = fakeEndpoint(...answers);
  const client = endpointClient({ origin: ORIGIN, key, fetch: endpoint.fetch });
  return { ...endpoint, remote: fetchRemote(client) };
}

describe('the endpoint over HTTP', () => {
  test('is asked with a proof for this method and address, query left out', async () => {
    const { remote, arrived } = newRemote(json(PAGE));
    expect(await remote.pull({ after: 7, limit: 1000 })).toEqual({ ok: true, value: PAGE });
    expect(arrived[0]?.url.href).toBe(`${ORIGIN}/api/pull?after=7&limit=1000`);
    expect(arrived[0]?.proof).toMatchObject({ htm: 'GET', htu: `${ORIGIN}/api/pull` });
  });

  test('is asked once more when it wants a nonce, and the nonce is kept for the next time', async () => {
    const { remote, arrived } = newRemote(
      json({ error: 'proof' }, 401, { 'dpop-nonce': 'n1' }),
      json(ANSWER),
      json(ANSWER, 200, { 'dpop-nonce': 'n2' }),
      json(ANSWER),
    );
    for (let count = 0; count < 3; count += 1) expect((await remote.push(PUSH)).ok).toBe(true);
    expect(arrived.map(({ proof }) => proof?.nonce)).toEqual([undefined, 'n1', 'n1', 'n2']);
    expect(new Set(arrived.map(({ proof }) => proof?.jti)).size).toBe(4);
  });

  test('gives the first nonce where all may ask, once, so that no call is refused to learn it', async () => {
    const { remote, arrived, health } = newRemote(json(ANSWER), json(ANSWER), json(ANSWER));
    health.nonce = 'n0';
    await Promise.all([remote.push(PUSH), remote.push(PUSH)]);
    await remote.push(PUSH);
    expect(arrived.map(({ proof }) => proof?.nonce)).toEqual(['n0', 'n0', 'n0']);
    expect(health.asked).toBe(1);
  });

  test('is asked twice at most, however often it refuses the proof', async () => {
    const refusal = () => json({ error: 'proof' }, 401, { 'dpop-nonce': 'n1' });
    const { remote, arrived } = newRemote(refusal(), refusal(), refusal());
    expect(await remote.push(PUSH)).toEqual({ ok: false, failure: { code: 'endpoint', status: 401 } });
    expect(arrived).toHaveLength(2);
  });

  test('gets a push of many records compressed, a small one as it is', async () => {
    const { remote, arrived } = newRemote(json(ANSWER), json(ANSWER));
    const facts = { arrival: { stamp: '000000000001-0000-a', value: { text: 'é'.repeat(2000) } } };
    const large = { ...PUSH, records: [{ id: 'v1', site: 'gers', kind: 'visit', facts }] };
    await remote.push(large);
    await remote.push(PUSH);
    expect(arrived.map(({ headers }) => headers.get('content-encoding'))).toEqual(['gzip', null]);
    expect(arrived.map(({ body }) => body)).toEqual([large, PUSH]);
  });

  test.each([
    ['nobody answers', new TypeError('Failed to fetch'), { code: 'network' }],
    ['the time limit passes', new DOMException('late', 'TimeoutError'), { code: 'network' }],
    [
      'a captive portal answers',
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      { code: 'not-guichet', status: 200 },
    ],
    [
      'a portal calls its page JSON',
      new Response('<html>', { headers: { 'content-type': 'application/json' } }),
      { code: 'not-guichet', status: 200 },
    ],
    ['another service answers in JSON', json({ welcome: true }), { code: 'not-guichet', status: 200 }],
    ['a proxy refuses', new Response('no', { status: 403 }), { code: 'not-guichet', status: 403 }],
    ['the device was revoked', json({ error: 'revoked' }, 401), { code: 'revoked' }],
    ['the device was copied', json({ error: 'revoked', detail: 'cloned' }, 401), { code: 'cloned' }],
    ['the device is unknown', json({ error: 'unknown-device' }, 401), { code: 'revoked' }],
    [
      'the endpoint is busy',
      json({ error: 'busy' }, 429, { 'retry-after': '17' }),
      { code: 'busy', retryAfterSeconds: 17 },
    ],
    ['a proxy says busy', new Response('', { status: 503 }), { code: 'busy', retryAfterSeconds: 30 }],
    ['the endpoint breaks', json({ error: 'internal' }, 500), { code: 'endpoint', status: 500 }],
    [
      'a proxy finds no endpoint',
      new Response('bad gateway', { status: 502 }),
      { code: 'endpoint', status: 502 },
    ],
    ['the push is too large', json({ error: 'too-large' }, 413), { code: 'too-large', limit: 0 }],
    [
      'the protocol is another',
      json({ error: 'protocol', detail: '4' }, 400),
      { code: 'protocol', endpointProtocol: 4 },
    ],
  ])('says so when %s', async (_name, answer, failure) => {
    const { remote } = newRemote(answer);
    expect(await remote.push(PUSH)).toEqual({ ok: false, failure });
  });

  test('cut short in the middle of an answer is a network that failed', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"batch":"b1",'));
        controller.error(new TypeError('network error'));
      },
    });
    const { remote } = newRemote(new Response(body, { headers: { 'content-type': 'application/json' } }));
    expect(await remote.push(PUSH)).toEqual({ ok: false, failure: { code: 'network' } });
  });
});

test('the key of a device can be used and not read', async () => {
  expect(key.privateKey.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('jwk', key.privateKey)).rejects.toThrow();
});
