import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL, PUSH_BYTES_MAX, PUSH_RECORDS_MAX } from '../../../src/contract/protocol.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

describeOnEachDatabase('a push', (newDatabase) => {
  let endpoint: TestEndpoint;
  let office: TestDevice;
  let desk: TestDevice;
  let kiosk: TestDevice;
  beforeAll(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase() });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    desk = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
    kiosk = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('borne'));
  });
  afterAll(() => endpoint.stop());

  const visit = (device: TestDevice, id = newVisitId()) =>
    device.record('visit', id, { arrival: arrivalAt(Date.now()) });
  const held = async (id: string) => (await office.pullAll()).find((record) => record.id === id);
  const head = async () => (await office.pull()).body.cursor;

  it('is refused without a proof, and stores nothing', async () => {
    const before = await head();
    const body = JSON.stringify({ protocol: 1, device: 'x', epoch: 'x', batch: 'b', records: [visit(desk)] });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${endpoint.url}${ROUTES.push}`, { method: 'POST', headers, body });
    expect([response.status, await response.json()]).toEqual([
      401,
      { error: 'proof', time: expect.any(Number) },
    ]);
    expect(response.headers.get('dpop-nonce')).toMatch(/./);
    expect(await head()).toBe(before);
  });

  it('is refused in the name of another device', async () => {
    const { epoch } = desk.device;
    const body = { protocol: PROTOCOL, device: office.device.device, epoch, batch: 'b', records: [] };
    expect(await desk.push([], { body })).toMatchObject({
      status: 400,
      body: { error: 'invalid', detail: 'device' },
    });
  });

  it('is refused in a protocol that is not spoken here, and says which is', async () => {
    const { device, epoch } = desk.device;
    const body = { protocol: PROTOCOL + 1, device, epoch, batch: 'b', records: [] };
    const reply = await desk.push([], { body });
    expect(reply).toMatchObject({ status: 400, body: { error: 'protocol', detail: String(PROTOCOL) } });
  });

  it.each([
    ['text that is not JSON', '{"protocol":', 'body'],
    ['a message without its batch', { protocol: 1, device: 'x', epoch: 'x', records: [] }, 'batch'],
    [
      'too many records',
      { protocol: 1, device: 'x', epoch: 'x', batch: 'b', records: Array(PUSH_RECORDS_MAX + 1).fill({}) },
      'records',
    ],
  ])('is refused when it is %s', async (_what, body, detail) => {
    expect(await desk.push([], { body })).toMatchObject({ status: 400, body: { error: 'invalid', detail } });
  });

  it('is refused beyond a megabyte, sent plain or unpacked from little', async () => {
    const body = JSON.stringify('x'.repeat(PUSH_BYTES_MAX));
    for (const gzip of [false, true]) {
      expect(await desk.push([], { body, gzip })).toMatchObject({
        status: 413,
        body: { error: 'too-large' },
      });
    }
  });

  it('is refused as a form that another site could send', async () => {
    const reply = await desk.push([], { headers: { 'content-type': 'text/plain' } });
    expect(reply).toMatchObject({ status: 400, body: { error: 'invalid' } });
  });

  it('refuses records one by one, and stores the others', async () => {
    const good = [visit(desk), visit(desk)];
    const now = Date.now();
    const bad = [
      [{ ...visit(desk), site: 'other' }, 'site', 'site'],
      [desk.record('visit', newVisitId(), { arrival: { at: now } }), 'invalid', 'facts.arrival.service'],
      [
        desk.record('visit', newVisitId(), { arrival: arrivalAt(now) }, now + 6 * 60_000),
        'clock',
        'facts.arrival.stamp',
      ],
      [desk.record('response', newVisitId(), { answers: {} }), 'invalid', 'facts.answers.at'],
      [desk.record('setting', 'setting/services', { pan: null }), 'not-allowed', 'facts.pan'],
      [desk.record('appointment', newVisitId(), { slot: null }), 'not-allowed', 'facts.slot'],
      [desk.record('visit', 'setting/services', { arrival: arrivalAt(now) }), 'kind', 'kind'],
      [desk.record('visit', '../../etc', { arrival: arrivalAt(now) }), 'invalid', 'id'],
      [null, 'invalid', 'record'],
      [7, 'invalid', 'record'],
    ] as const;
    const reply = await desk.push([good[0], ...bad.map(([record]) => record), good[1]]);
    expect(reply.status).toBe(200);
    const [first, ...rest] = reply.body.answers;
    const last = rest.pop();
    expect([first, last]).toEqual(good.map((record) => ({ id: record?.id, accepted: true })));
    expect(rest.map((answer) => ('refused' in answer ? [answer.refused, answer.detail] : answer))).toEqual(
      bad.map(([, refused, detail]) => [refused, detail]),
    );
    const stored = (await office.pullAll()).filter(({ id }) =>
      reply.body.answers.some((answer) => answer.id === id),
    );
    expect(stored.filter(({ kind }) => kind === 'visit').map(({ id }) => id)).toEqual(
      good.map(({ id }) => id),
    );
  });

  it('lets a kiosk write answers, not a visit, and not the void of an answer', async () => {
    const answers = {
      at: Date.now(),
      questionnaire: 'q',
      version: 'v',
      language: 'fr',
      entry: 'kiosk',
      grades: { globale: 4 },
    };
    const response = kiosk.record('response', newVisitId(), { answers });
    const voided = kiosk.record('response', newVisitId(), {
      answers,
      void: { at: Date.now(), reason: 'test' },
    });
    const reply = await kiosk.push([response, voided, visit(kiosk)]);
    expect(reply.body.answers.map((answer) => ('refused' in answer ? answer.refused : 'accepted'))).toEqual([
      'accepted',
      'not-allowed',
      'not-allowed',
    ]);
  });

  it.each([
    [
      'nested too deep',
      (id: string) =>
        `{"id":"${id}","site":"SITE","kind":"visit","facts":{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
      'depth',
    ],
    [
      'with a fact named __proto__',
      (id: string) =>
        `{"id":"${id}","site":"SITE","kind":"visit","facts":{"__proto__":{"stamp":"000000000001-0000-a","value":1}}}`,
      'facts.__proto__',
    ],
  ])('refuses a record %s alone', async (_what, recordText, detail) => {
    const { device, epoch, site } = desk.device;
    const good = visit(desk);
    const bad = newVisitId();
    const head = JSON.stringify({ protocol: PROTOCOL, device, epoch, batch: 'b' }).slice(0, -1);
    const body = `${head},"records":[${recordText(bad).replace('SITE', site)},${JSON.stringify(good)}]}`;
    const reply = await desk.push([], { body });
    expect(reply.body.answers).toEqual([
      { id: bad, refused: 'invalid', detail },
      { id: good.id, accepted: true },
    ]);
  });

  it('refuses to let a record grow without end', async () => {
    const id = newVisitId();
    const comment = (name: string) => desk.record('visit', id, { [name]: 'x'.repeat(150_000) });
    expect((await desk.push([comment('note1')])).body.answers).toEqual([{ id, accepted: true }]);
    expect((await desk.push([comment('note2')])).body.answers).toEqual([
      { id, refused: 'too-large', detail: 'facts' },
    ]);
    expect((await desk.push([visit(desk)])).status).toBe(200);
  });

  it('merges fact by fact: the greater stamp wins, whoever comes first', async () => {
    const id = newVisitId();
    const now = Date.now();
    const later = office.record('visit', id, { call: { at: now, counter: 'guichet-2' } }, now + 10);
    const earlier = desk.record(
      'visit',
      id,
      { arrival: arrivalAt(now), call: { at: now, counter: 'guichet-1' } },
      now,
    );
    await office.push([later]);
    await desk.push([earlier]);
    expect((await held(id))?.facts).toEqual({ arrival: earlier.facts.arrival, call: later.facts.call });
  });

  it('changes nothing when it is repeated', async () => {
    const record = visit(desk);
    await desk.push([record]);
    const before = await head();
    expect((await desk.push([record, record])).body.answers).toEqual(
      Array(2).fill({ id: record.id, accepted: true }),
    );
    expect(await head()).toBe(before);
  });

  it('keeps facts and kinds of a newer version as they came', async () => {
    const record = desk.record('visit', newVisitId(), {
      arrival: arrivalAt(Date.now()),
      mood: { smile: [1, { deep: true }] },
    });
    const newer = desk.record('parcel', newVisitId(), { weight: 'é\u0000\ud83d\ude00' });
    await desk.push([record, newer], { gzip: true });
    expect([await held(record.id), await held(newer.id)]).toEqual([record, newer]);
  });

  it('echoes its batch, and tells epoch and time', async () => {
    const { device, epoch } = desk.device;
    const reply = await desk.push([], {
      body: { protocol: PROTOCOL, device, epoch: 'of-yesterday', batch: 'batch-7', records: [] },
    });
    expect(reply.body).toEqual({ batch: 'batch-7', epoch, time: expect.any(Number), answers: [] });
  });

  it('of 1000 records is taken whole', async () => {
    const records = Array.from({ length: PUSH_RECORDS_MAX }, () => visit(desk));
    const reply = await desk.push(records, { gzip: true });
    expect(reply.body.answers).toEqual(records.map(({ id }) => ({ id, accepted: true })));
    expect(
      (await office.pullAll(100)).filter(({ id }) => records.some((record) => record.id === id)),
    ).toHaveLength(1000);
  });
});

describe('what a push logs', () => {
  it('holds no content of a record, no code and no query', async () => {
    const endpoint = await startTestEndpoint();
    const code = await endpoint.openingCode();
    const device = await TestDevice.enrolled(endpoint.url, code, { ...GERS, name: 'Préfecture secrète' });
    await device.push([device.record('visit', newVisitId(), { note: 'Madame Durand' })]);
    await device.call('GET', `${ROUTES.pull}?after=12345`);
    await endpoint.stop();
    const log = endpoint.log();
    expect(log).toContain('"path":"/api/push","status":200');
    for (const secret of ['Durand', 'secrète', '12345', code, code.slice(5, 9)])
      expect(log).not.toContain(secret);
  });
});
