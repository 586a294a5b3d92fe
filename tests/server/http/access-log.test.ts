import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AccessPage } from '../../../src/contract/access-log.ts';
import { PROTOCOL } from '../../../src/contract/protocol.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import { POSTES } from '../../../src/domain/rights.ts';
import { openSite } from '../../../src/server/use-cases/admin-sites.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

describeOnEachDatabase('the log of accesses', (newDatabase) => {
  let endpoint: TestEndpoint;
  let office: TestDevice;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    endpoint = await startTestEndpoint({ database: await newDatabase(), now: () => now });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
  });
  afterEach(() => endpoint.stop());

  const read = (query = '', reader = office) => reader.call<AccessPage>('GET', `${ROUTES.accesses}${query}`);
  const lines = async (query = '', reader = office) => (await read(query, reader)).body.accesses;
  const later = (ms = 1_000) => {
    now += ms;
  };

  it('is refused to whoever is no quality office, and to queries that are none', async () => {
    for (const poste of POSTES.filter((each) => each !== 'qualite')) {
      const other = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor(poste));
      expect([poste, (await read('', other)).status]).toEqual([poste, 403]);
    }
    expect((await read('', await TestDevice.make(endpoint.url))).status).toBe(401);
    expect((await fetch(endpoint.url + ROUTES.accesses)).status).toBe(401);
    for (const query of ['?limit=0', '?limit=1001', '?act=none', '?before=x', "?device='or'1"])
      expect([query, (await read(query)).status]).toEqual([query, 400]);
  });

  it('tells one site nothing of another', async () => {
    const opened = await openSite(endpoint.endpoint, { ...GERS, name: 'Préfecture du Lot' });
    if (!opened.ok) throw new Error('The second site is refused');
    later();
    const lot = await TestDevice.enrolled(endpoint.url, opened.value.code);
    const [enrolled, ...others] = await lines('', lot);
    expect(enrolled).toMatchObject({ act: 'enrolled', device: lot.device.device });
    // Of one instant, in whatever order.
    expect(others.map(({ act }) => act).sort()).toEqual(['code', 'site-opened']);
    expect(await lines(`?device=${office.device.device}`, lot)).toEqual([]);
    expect(JSON.stringify(await lines())).not.toContain(lot.device.device);
    const [ours] = await lines();
    expect(await lines(`?before=${ours?.at}.${ours?.id}`, lot)).not.toContainEqual(
      expect.objectContaining({ device: office.device.device }),
    );
  });

  it('says who made codes, enrolled, changed postes and revoked, and what to', async () => {
    later();
    const body = { postes: ['accueil'], name: 'Borne du hall' };
    const { code } = (await office.call<{ code: string }>('POST', ROUTES.codes, { body })).body;
    later();
    const desk = await TestDevice.make(endpoint.url);
    await desk.enrol(code, undefined, 'Guichet 2');
    const id = desk.device.device;
    later();
    await office.call('PUT', ROUTES.devicePostes.replace(':device', id), { body: { postes: ['pan'] } });
    later();
    await office.call('POST', ROUTES.deviceRevocation.replace(':device', id), { body: {} });
    const by = { who: 'Tablette d’essai', device: office.device.device };
    const to = { device: id, name: 'Guichet 2' };
    expect(await lines()).toEqual([
      { id: expect.any(String), at: now, ...by, act: 'revoked', detail: to },
      {
        id: expect.any(String),
        at: now - 1_000,
        ...by,
        act: 'postes',
        detail: { ...to, before: ['accueil'], postes: ['pan'] },
      },
      expect.objectContaining({
        act: 'enrolled',
        who: 'Guichet 2',
        device: id,
        detail: { postes: ['accueil'] },
      }),
      expect.objectContaining({ act: 'code', ...by, detail: { name: 'Borne du hall', postes: ['accueil'] } }),
      ...(await lines()).slice(4),
    ]);
    expect(
      (await lines())
        .slice(4)
        .map(({ act, who }) => [act, who])
        .sort(),
    ).toEqual([
      ['enrolled', 'Tablette d’essai'],
      ['site-opened', 'Serveur'],
    ]);
    expect(JSON.stringify(await lines())).not.toContain(code);
  });

  it('says what was refused is not done: nothing of it', async () => {
    const before = await lines();
    await office.call('POST', ROUTES.deviceRevocation.replace(':device', office.device.device), { body: {} });
    await office.call('PUT', ROUTES.devicePostes.replace(':device', 'nobody'), { body: { postes: ['pan'] } });
    expect(await lines()).toEqual(before);
  });

  it('says why codes were refused, once a minute for each cause, and never the code', async () => {
    const tryCode = (code: string) => office.call('POST', ROUTES.look, { body: { code } });
    const refused = async () =>
      (await lines('?act=code-refused')).map(({ who, detail }) => [who, detail.reason]);
    for (let i = 0; i < 5; i += 1) await tryCode('2222-3333-4444');
    expect(await refused()).toEqual([['Serveur', 'code-unknown']]);
    const code = await endpoint.codeFor('accueil');
    later(601_000);
    await tryCode(code);
    expect(await refused()).toEqual([
      ['Serveur', 'code-expired'],
      ['Serveur', 'code-unknown'],
    ]);
    expect(JSON.stringify(await lines())).not.toContain('2222');
  });

  it('says that a device retired itself, which then has no right any more', async () => {
    const desk = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
    later();
    expect((await desk.call('POST', ROUTES.retirement, { body: {} })).status).toBe(200);
    expect(await desk.call('GET', ROUTES.device)).toMatchObject({ status: 401, body: { error: 'revoked' } });
    expect((await desk.call('POST', ROUTES.retirement, { body: {} })).status).toBe(401);
    expect((await lines('?act=retired')).map(({ device }) => device)).toEqual([desk.device.device]);
    const { devices } = (await office.call<{ devices: object[] }>('GET', ROUTES.devices)).body;
    expect(devices).toContainEqual(expect.objectContaining({ device: desk.device.device, revokedAt: now }));
  });

  it('says which contacts were opened and exported, once, and for which device, with no content', async () => {
    const pan = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('pan'));
    const opened = { at: now, device: pan.device.device, kind: 'appointment', record: 'r1', fact: 'person' };
    const sent = pan.record('opening', newVisitId(), { opened }, now);
    await pan.push([sent]);
    await pan.push([sent]);
    const copy = { ...opened, at: now - 3_600_000, device: 'd2' };
    await pan.push([pan.record('opening', newVisitId(), { opened: copy }, now)]);
    const exported = { at: now, device: pan.device.device, records: 12, contacts: 3 };
    await pan.push([pan.record('opening', newVisitId(), { exported }, now)]);
    const detail = { kind: 'appointment', record: 'r1', facts: ['person'] };
    expect((await lines('?act=opened')).map((line) => [line.device, line.detail])).toEqual(
      expect.arrayContaining([
        [pan.device.device, detail],
        [pan.device.device, { ...detail, device: 'd2', at: now - 3_600_000 }],
      ]),
    );
    expect(await lines('?act=opened')).toHaveLength(2);
    expect((await lines('?act=exported')).map((line) => line.detail)).toEqual([{ records: 12, contacts: 3 }]);
  });

  it('says that the safe, the kiosk’s PIN and the times things are kept were changed, never to what', async () => {
    later();
    const hash = { salt: 's'.repeat(22), rounds: 600_000, hash: 'h'.repeat(43) };
    await office.push([
      office.record('setting', 'setting/kiosk', { pin: hash }, now),
      office.record('setting', 'setting/retention', { visit: { recordMonths: 12 } }, now),
      office.record('setting', 'setting/contactKeys', { abcdefghijklmnop: null }, now),
      office.record('safe', 'safe/abcdefghijklmnop', { passphrase: null }, now),
      office.record('setting', 'setting/hours', { mon: null }, now),
      office.record('visit', newVisitId(), { arrival: arrivalAt(now) }, now),
    ]);
    const changes = (await lines()).filter(({ act }) => ['pin', 'safe', 'retention'].includes(act));
    expect(changes.map(({ act, detail }) => [act, detail.record, detail.facts])).toEqual(
      expect.arrayContaining([
        ['pin', 'setting/kiosk', ['pin']],
        ['retention', 'setting/retention', ['visit']],
        ['safe', 'setting/contactKeys', ['abcdefghijklmnop']],
        ['safe', 'safe/abcdefghijklmnop', ['passphrase']],
      ]),
    );
    expect(changes).toHaveLength(4);
    expect(JSON.stringify(changes)).not.toContain('hhhh');
  });

  it('says that a device was fenced because its memory was copied', async () => {
    const desk = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
    const { device, epoch } = desk.device;
    for (const number of [1, 2, 3]) {
      for (const batch of [`a${number}`, `b${number}`])
        await desk.push([], { body: { protocol: PROTOCOL, device, epoch, batch, number, records: [] } });
    }
    expect(await lines('?act=revoked')).toMatchObject([
      { who: 'Serveur', detail: { device: desk.device.device, reason: 'cloned' } },
    ]);
  });

  it('is read page by page to its end, each line once, whatever is noted meanwhile', async () => {
    for (let i = 0; i < 7; i += 1) await endpoint.codeFor('accueil');
    const wanted = (await lines()).map(({ id }) => id);
    const seen: string[] = [];
    for (let next: string | undefined = ''; next !== undefined; ) {
      const { body } = await read(`?limit=2${next === '' ? '' : `&before=${next}`}`);
      seen.push(...body.accesses.map(({ id }) => id));
      next = body.next;
      later();
      await endpoint.codeFor('accueil');
    }
    expect(seen).toEqual(wanted);
  });
});
