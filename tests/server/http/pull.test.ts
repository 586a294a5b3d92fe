import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pullPageSchema } from '../../../src/contract/pull.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import type { Poste } from '../../../src/domain/rights.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

describeOnEachDatabase('a pull', (newDatabase) => {
  let endpoint: TestEndpoint;
  let office: TestDevice;
  beforeAll(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase() });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    const now = Date.now();
    const answers = { at: now, questionnaire: 'q', version: 'v', language: 'fr', entry: 'kiosk', grades: {} };
    for (const [kind, values] of [
      ['visit', { arrival: arrivalAt(now) }],
      ['response', { answers }],
      [
        'feedback',
        {
          deposit: {
            type: 'thanks',
            channel: 'urn',
            depositedOn: '2026-11-23',
            enteredAt: now,
            text: 'Merci',
          },
        },
      ],
      ['parcel', { weight: 3 }],
      ['visit', { arrival: arrivalAt(now) }],
    ] as const) {
      await office.push([office.record(kind, newVisitId(), values)]);
    }
  });
  afterAll(() => endpoint.stop());

  const enrolled = async (...postes: Poste[]) =>
    TestDevice.enrolled(endpoint.url, await endpoint.codeFor(...postes));
  const kindsOf = (records: readonly unknown[]) => [
    ...new Set(records.map((record) => (record as GuichetRecord).kind)),
  ];

  it.each(['?after=-1', '?after=x', '?limit=0', '?limit=5001', '?after=1e3'])(
    'is refused with %s',
    async (query) => {
      const reply = await office.call('GET', `${ROUTES.pull}${query}`);
      expect(reply).toMatchObject({
        status: 400,
        body: { error: 'invalid', detail: expect.stringMatching(/after|limit/) },
      });
    },
  );

  it('gives each poste the kinds it reads, and no other', async () => {
    expect(kindsOf(await (await enrolled('affichage')).pullAll())).toEqual(['setting']);
    expect(kindsOf(await (await enrolled('borne')).pullAll())).toEqual(['setting']);
    expect(kindsOf(await (await enrolled('accueil')).pullAll())).toEqual(['setting', 'visit', 'parcel']);
    expect(kindsOf(await office.pullAll())).toEqual(['setting', 'visit', 'response', 'feedback', 'parcel']);
  });

  it('passes over what it may not give: the cursor stands at the head of the log', async () => {
    const screen = await enrolled('affichage');
    const head = (await office.pull()).body.cursor;
    const { records, cursor, more } = (await screen.pull()).body;
    expect([cursor, more]).toEqual([head, false]);
    expect(records.length).toBeLessThan(head);
    expect((await screen.pull(cursor)).body).toMatchObject({ records: [], cursor: head, more: false });
  });

  it('comes page by page, in the order of the log, each record once', async () => {
    const whole = await office.pullAll();
    expect((await office.pull(0, 2)).body).toMatchObject({ more: true, records: { length: 2 } });
    for (const limit of [1, 2, 3, whole.length]) expect(await office.pullAll(limit)).toEqual(whole);
    expect((await office.pull(0, whole.length)).body.more).toBe(false);
  });

  it('gives a record that changed again, whole, behind the others', async () => {
    const { cursor } = (await office.pull()).body;
    const [visit] = (await office.pullAll()).filter(({ kind }) => kind === 'visit');
    const call = office.record('visit', visit?.id ?? '', { call: { at: Date.now(), counter: 'guichet-1' } });
    await office.push([call]);
    const facts = { ...visit?.facts, ...call.facts };
    expect((await office.pull(cursor)).body).toMatchObject({
      records: [{ ...visit, facts }],
      cursor: cursor + 1,
    });
  });

  it('is what the contract says, and nothing on the way may keep it', async () => {
    const reply = await office.pull();
    expect(v.safeParse(pullPageSchema, reply.body).success).toBe(true);
    expect(reply.body.epoch).toBe(office.device.epoch);
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('names what it was filtered by: one name for the same rights to read, another for others', async () => {
    const scopeOf = async (...postes: Poste[]) => (await (await enrolled(...postes)).pull()).body.scope;
    expect(await scopeOf('accueil', 'qualite')).toBe(await scopeOf('qualite', 'accueil'));
    // A kiosk reads nothing that the reception does not.
    expect(await scopeOf('accueil', 'borne')).toBe(await scopeOf('accueil'));
    expect(await scopeOf('accueil')).not.toBe(await scopeOf('affichage'));
  });

  it('is packed for a tablet that can unpack', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const response = await office.ask('GET', ROUTES.pull, { headers });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect((await response.json()).records.length).toBeGreaterThan(5);
  });

  it('with a cursor beyond the log comes back to its head', async () => {
    const head = (await office.pull()).body.cursor;
    expect((await office.pull(head + 1000)).body).toMatchObject({ records: [], cursor: head, more: false });
  });
});
