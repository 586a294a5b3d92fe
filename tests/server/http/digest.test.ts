import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DayPage, DigestAnswer } from '../../../src/contract/digest.ts';
import type { Problem } from '../../../src/contract/refusal.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import { Digest } from '../../../src/domain/kernel/digest.ts';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

const DAY_MS = 86_400_000;
const NONE = new Digest().toString();

describeOnEachDatabase('the digest', (newDatabase) => {
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

  async function compare(device: TestDevice, kinds: Readonly<Record<string, string>>, cursor?: number) {
    const { body } = await office.pull();
    const asked = { epoch: device.device.epoch, cursor: cursor ?? body.cursor, kinds };
    return device.call<DigestAnswer & Problem>('POST', ROUTES.digest, { body: asked });
  }
  const digestOfAll = (records: readonly GuichetRecord[]) => {
    const sum = new Digest();
    for (const record of records) sum.toggle(record);
    return sum.toString();
  };
  const visits = async () => (await office.pullAll()).filter(({ kind }) => kind === 'visit');
  const day = (device: TestDevice, query: Readonly<Record<string, string>>) =>
    device.call<DayPage & Problem>('GET', `${ROUTES.recordsOfDay}?${new URLSearchParams(query)}`);

  it.each([ROUTES.digest, ROUTES.recordsOfDay])('is refused without a proof at %s', async (path) => {
    const method = path === ROUTES.digest ? 'POST' : 'GET';
    const response = await fetch(endpoint.url + path, {
      method,
      ...(method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
    });
    expect(response.status).toBe(401);
    await response.body?.cancel();
  });

  it('says nothing of kinds that the poste may not read, and refuses their records', async () => {
    await desk.push([desk.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) })]);
    expect((await compare(kiosk, { visit: NONE, feedback: NONE, strange: NONE })).body.kinds).toEqual({});
    expect(await day(kiosk, { kind: 'visit', day: '2026-03-02' })).toMatchObject({
      status: 403,
      body: { error: 'not-allowed' },
    });
  });

  it.each([
    [{ kind: 'visit', day: 'yesterday' }],
    [{ kind: 'visit', day: '2026-03-02', limit: '1000000' }],
    [{ kind: 'visit', day: '2026-03-02', after: '-1' }],
  ])('refuses a question that is not one: %o', async (query) => {
    expect((await day(desk, query)).status).toBe(400);
  });

  it('is equal for who holds the same, and answers no more than that', async () => {
    const answer = await compare(desk, { visit: digestOfAll(await visits()) });
    expect(answer.body).toMatchObject({ current: true, kinds: {} });
  });

  it('names the days of a kind that differs, which can then be read page by page', async () => {
    const now = Date.now();
    const two = [now, now - 3 * DAY_MS].map((at) =>
      desk.record('visit', newVisitId(), { arrival: arrivalAt(at) }),
    );
    await desk.push(two);
    const { kinds } = (await compare(desk, { visit: NONE })).body;
    const days = Object.keys(kinds.visit ?? {});
    expect(days).toHaveLength(2);
    const read: GuichetRecord[] = [];
    for (const one of days) {
      for (let after = 0, more = true; more; ) {
        const { body } = await day(desk, { kind: 'visit', day: one, after: String(after), limit: '1' });
        read.push(...(body.records as GuichetRecord[]));
        ({ cursor: after, more } = body);
      }
      expect(digestOfAll(read.splice(0))).toBe(kinds.visit?.[one]);
    }
  });

  it('follows what changes, and compares nothing with who is behind', async () => {
    const before = digestOfAll(await visits());
    expect((await compare(desk, { visit: before })).body.kinds).toEqual({});
    const behind = (await office.pull()).body.cursor;
    await desk.push([desk.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) })]);
    expect((await compare(desk, { visit: before }, behind)).body).toMatchObject({
      current: false,
      kinds: {},
    });
    expect(Object.keys((await compare(desk, { visit: before })).body.kinds)).toEqual(['visit']);
    expect((await compare(desk, { visit: digestOfAll(await visits()) })).body.kinds).toEqual({});
  });
});
