import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROUTES } from '../../../src/contract/routes.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';

/** Stands in every text a person may type, and must stand nowhere else. */
const MARK = 'Zébulon';

describe('what the endpoint tells of itself', () => {
  let endpoint: TestEndpoint;
  beforeEach(async () => {
    endpoint = await startTestEndpoint();
  });
  afterEach(() => endpoint.stop());

  const metrics = (headers: Record<string, string> = {}) => fetch(`${endpoint.url}/metrics`, { headers });

  it('is measures for this machine only', async () => {
    const passedOn = await metrics({ 'x-forwarded-for': '203.0.113.9' });
    expect([passedOn.status, await passedOn.json()]).toEqual([
      404,
      expect.objectContaining({ error: 'not-found' }),
    ]);
    expect((await metrics({ 'x-forwarded-for': '127.0.0.1' })).status).toBe(404);
    expect((await metrics({ forwarded: 'for=127.0.0.1' })).status).toBe(404);
    const here = await metrics();
    expect([here.status, here.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain'),
    ]);
  });

  it('is measures for who holds the token, where there is one', async () => {
    await endpoint.stop();
    endpoint = await startTestEndpoint({ metricsToken: 'long-and-secret' });
    expect((await metrics()).status).toBe(404);
    expect((await metrics({ authorization: 'Bearer wrong' })).status).toBe(404);
    expect((await metrics({ authorization: 'Bearer long-and-secret' })).status).toBe(200);
  });

  it('holds no word that a person typed: neither the log, nor an address, nor the measures', async () => {
    await (await metrics()).text();
    const code = await endpoint.openingCode();
    const office = await TestDevice.make(endpoint.url);
    await office.enrol(code, { ...GERS, name: `Préfecture ${MARK}` }, `PC de ${MARK}`);
    const marked = [
      office.record('visit', newVisitId(), { arrival: { ...arrivalAt(Date.now()), note: MARK } }),
      office.record('feedback', newVisitId(), {
        deposit: {
          type: 'complaint',
          channel: 'letter',
          depositedOn: '2026-03-02',
          enteredAt: 1_770_000_000_000,
          text: MARK,
        },
      }),
      office.record('appointment', newVisitId(), { person: { name: MARK, phone: MARK } }),
      office.record(MARK, newVisitId(), { [MARK]: MARK }),
      { id: MARK, site: MARK, kind: 'visit', facts: { arrival: { stamp: MARK, value: MARK } } },
    ];
    const pushed = await office.push(marked);
    expect(pushed.status).toBe(200);
    await office.pullAll();
    await office.call('GET', ROUTES.devices);
    await office.call('GET', ROUTES.board);
    await office.call('POST', ROUTES.codes, { body: { postes: ['pan'], name: `Tablette ${MARK}` } });
    await office.call('POST', ROUTES.look, { body: { code: `${MARK}-1234-1234` } });
    await office.call('POST', ROUTES.push, { body: `{"${MARK}` });
    for (const path of Object.values(ROUTES)) {
      const body = { name: MARK, text: MARK };
      const unproved = {
        method: 'POST',
        headers: { 'content-type': 'application/json', dpop: MARK.normalize('NFD').replace(/\p{M}/gu, '') },
      };
      await (await fetch(endpoint.url + path, { ...unproved, body: JSON.stringify(body) })).text();
    }
    const said = `${endpoint.log()}\n${await (await metrics()).text()}`;
    expect(said).toContain(ROUTES.push);
    expect(said).toContain('guichet_answer_seconds_count');
    for (const secret of [MARK, 'Zebulon', encodeURIComponent(MARK), code, office.device.device, 'PC de'])
      expect(said, secret).not.toContain(secret);
    // Its own address is in the line that says where it listens; a caller's is nowhere.
    const lines = said.split('\n').filter((line) => !line.includes('Server listening'));
    expect(lines.filter((line) => /127\.0\.0\.1|::1/.test(line))).toEqual([]);
  });
});
