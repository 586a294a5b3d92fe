import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { ROUTES } from '../../src/contract/routes.ts';
import { REFUSALS_A_MINUTE, refusedCalls } from '../../src/server/http/refused-calls.ts';
import { startTestEndpoint, type TestEndpoint } from '../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../fixtures/sample-visits.ts';
import { postgresqlTestDatabase, type TestDatabase } from '../fixtures/test-databases.ts';
import { GERS, TestDevice } from '../fixtures/test-device.ts';

/** Reads the answer to its end: a link that is still busy holds a stop up. */
async function pullAt(url: string, dpop: string) {
  const answer = await fetch(new URL(`${ROUTES.pull}?after=0`, url), { headers: { dpop } });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

describe('two processes over one PostgreSQL database', () => {
  let database: TestDatabase;
  let one: TestEndpoint;
  let two: TestEndpoint;
  let desk: TestDevice;
  beforeEach(async () => {
    database = await postgresqlTestDatabase(inject('postgresUrl'));
    // Both find an empty database, at once.
    [one, two] = await Promise.all([
      startTestEndpoint({ database: { ...database, drop: async () => undefined } }),
      startTestEndpoint({ database: { ...database, drop: async () => undefined } }),
    ]);
    desk = await TestDevice.enrolled(one.url, await one.openingCode(), GERS);
  });
  afterEach(async () => {
    await one.stop();
    await two.stop();
    await database.drop();
  });

  const visit = () => desk.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) });

  it('refuse a proof that the other has seen', async () => {
    const proof = await desk.proof('GET', ROUTES.pull);
    expect((await pullAt(one.url, proof)).status).toBe(200);
    const replayed = await pullAt(two.url, proof);
    expect(replayed).toMatchObject({ status: 401, body: { error: 'proof' } });
  });

  it('let one proof through once, however many come at once at both', async () => {
    const proof = await desk.proof('GET', ROUTES.pull);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => pullAt(n % 2 ? one.url : two.url, proof)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('take each other’s nonces, so that a device may change process at any request', async () => {
    const health = await fetch(new URL(ROUTES.health, one.url));
    await health.text();
    const nonce = health.headers.get('dpop-nonce') ?? '';
    expect((await pullAt(two.url, await desk.proof('GET', ROUTES.pull, nonce))).status).toBe(200);
  });

  it('show each other’s records at once, and wake each other’s devices', async () => {
    const wake = await desk.proof('GET', ROUTES.wake);
    const abort = new AbortController();
    const stream = await fetch(new URL(ROUTES.wake, two.url), {
      headers: { dpop: wake },
      signal: abort.signal,
    });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await desk.push([visit()]);
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toContain('event: seq');
    abort.abort();
  });

  it('forget used proofs once no nonce of their time is taken any more', async () => {
    const { usedProofs, store, wakes, db } = await database.open();
    await usedProofs.use(1, 'old', 0);
    await usedProofs.use(2, 'young', 2);
    const left = () => db.selectFrom('used_proof').select('proof').where('time_window', '<', 10).execute();
    await expect.poll(left).toEqual([{ proof: 'young' }]);
    await wakes.close();
    await store.close();
  });

  it('go on one without the other: a push under way ends, a stream is closed at once', async () => {
    const stream = await desk.ask('GET', ROUTES.wake);
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    const pushes = Array.from({ length: 5 }, () => desk.push([visit()]));
    const stopped = one.pause();
    expect((await reader.read()).done).toBe(true);
    const answered = await Promise.allSettled(pushes);
    await stopped;
    const saved = answered.flatMap((each) =>
      each.status === 'fulfilled' && each.value.status === 200
        ? each.value.body.answers.flatMap((answer) => ('accepted' in answer ? answer.id : []))
        : [],
    );
    const other = await TestDevice.enrolled(two.url, await two.codeFor('qualite'));
    const held = new Set((await other.pullAll()).map(({ id }) => id));
    expect(saved.filter((id) => !held.has(id))).toEqual([]);
  });
});

describe('an endpoint that is one process', () => {
  it('takes no proof again after a restart', async () => {
    const endpoint = await startTestEndpoint();
    const desk = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    const proof = await desk.proof('GET', ROUTES.pull);
    const pull = () => pullAt(endpoint.url, proof);
    expect((await pull()).status).toBe(200);
    await endpoint.pause();
    await endpoint.start();
    expect((await pull()).status).toBe(401);
    expect((await desk.pull()).status).toBe(200);
    await endpoint.stop();
  });
});

describe('an address that is refused again and again', () => {
  it('is not listened to for the rest of the minute, and others are', () => {
    let now = 60_000;
    const refused = refusedCalls(() => now);
    for (let count = 0; count < REFUSALS_A_MINUTE; count += 1) refused.note('bad');
    expect([refused.patienceSeconds('bad'), refused.patienceSeconds('good')]).toEqual([60, undefined]);
    now = 120_000;
    expect(refused.patienceSeconds('bad')).toBeUndefined();
  });
});
