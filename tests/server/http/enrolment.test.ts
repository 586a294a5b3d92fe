import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROUTES } from '../../../src/contract/routes.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

describeOnEachDatabase('enrolment', (newDatabase) => {
  let endpoint: TestEndpoint;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    endpoint = await startTestEndpoint({ database: await newDatabase(), now: () => now });
  });
  afterEach(() => endpoint.stop());

  it('refuses a code that was never given', async () => {
    const device = await TestDevice.make(endpoint.url);
    expect(await device.enrol('XXXX-XXXX-XXXX', GERS)).toMatchObject({
      status: 404,
      body: { error: 'code-unknown' },
    });
    const looked = await device.call('POST', ROUTES.look, { body: { code: 'XXXX-XXXX-XXXX' } });
    expect(looked).toMatchObject({ status: 404, body: { error: 'code-unknown', time: now } });
  });

  it('refuses a code after ten minutes', async () => {
    const code = await endpoint.openingCode();
    now += 10 * 60_000 + 1;
    const device = await TestDevice.make(endpoint.url);
    expect(await device.enrol(code, GERS)).toMatchObject({ status: 410, body: { error: 'code-expired' } });
  });

  it('refuses a code that another device has used', async () => {
    const code = await endpoint.openingCode();
    await TestDevice.enrolled(endpoint.url, code, GERS);
    const second = await TestDevice.make(endpoint.url);
    expect(await second.enrol(code, GERS)).toMatchObject({ status: 404, body: { error: 'code-unknown' } });
  });

  it('locks a code after ten wrong guesses that begin like it', async () => {
    const code = await endpoint.openingCode();
    const device = await TestDevice.make(endpoint.url);
    const wrong = `${code.slice(0, 4)}-2222-2222`;
    for (let guess = 0; guess < 10; guess += 1)
      expect((await device.enrol(wrong, GERS)).body.error).toBe('code-unknown');
    expect(await device.enrol(code, GERS)).toMatchObject({ status: 423, body: { error: 'code-locked' } });
  });

  it('refuses a proof made with another key than the one it declares', async () => {
    const code = await endpoint.openingCode();
    const [device, other] = [await TestDevice.make(endpoint.url), await TestDevice.make(endpoint.url)];
    const body = { code, name: 'Tablette', key: await other.publicKey(), site: GERS };
    expect(await device.call('POST', ROUTES.enrol, { body })).toMatchObject({
      status: 401,
      body: { error: 'proof' },
    });
  });

  it.each([
    ['a time zone that does not exist', { ...GERS, zone: 'Europe/Auch' }, 'site.zone'],
    ['a département that does not exist', { ...GERS, department: '99' }, 'site.department'],
    [
      'a region that does not exist',
      { ...GERS, holidayRegion: 'gascogne' as 'metropole' },
      'site.holidayRegion',
    ],
    ['a site without a name', { ...GERS, name: '  ' }, 'site.name'],
  ])('refuses %s, and the code can still be used', async (_what, site, detail) => {
    const code = await endpoint.openingCode();
    const device = await TestDevice.make(endpoint.url);
    expect(await device.enrol(code, site)).toMatchObject({ status: 400, body: { error: 'invalid', detail } });
    expect((await device.enrol(code, GERS)).status).toBe(200);
  });

  it('opens the site once: its first device holds every poste, its settings are there to pull', async () => {
    const code = await endpoint.openingCode();
    const device = await TestDevice.make(endpoint.url);
    const looked = await device.call('POST', ROUTES.look, {
      body: { code: code.toLowerCase().replaceAll('-', ' ') },
    });
    expect(looked.body).toEqual({ opens: 'new-site' });
    await device.enrol(code, GERS);
    expect(device.device).toMatchObject({ zone: 'Europe/Paris', series: 'A', name: 'Tablette d’essai' });
    expect(device.device.postes).toEqual(['accueil', 'pan', 'borne', 'affichage', 'qualite']);
    const settings = await device.pullAll();
    expect(settings.map(({ id }) => id)).toContain('setting/services');
    expect(settings.find(({ id }) => id === 'setting/site')?.facts.department?.value).toBe('32');
  });

  it('lets one of two browsers open the site', async () => {
    const codes = [await endpoint.openingCode(), await endpoint.openingCode()];
    const replies = await Promise.all(
      codes.map(async (code) => (await TestDevice.make(endpoint.url)).enrol(code, GERS)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  it('answers the same device again when the first answer was lost', async () => {
    const code = await endpoint.openingCode();
    const device = await TestDevice.make(endpoint.url);
    const first = await device.enrol(code, GERS);
    expect((await device.enrol(code, GERS)).body).toEqual(first.body);
  });

  it('gives each further device its postes and a ticket series of its own', async () => {
    await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    const desk = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
    const kiosk = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('borne', 'affichage'));
    expect([desk.device.series, kiosk.device.series]).toEqual(['B', 'C']);
    expect([desk.device.postes, kiosk.device.postes]).toEqual([['accueil'], ['borne', 'affichage']]);
  });

  it('keeps no code that can be read back', async () => {
    const code = await endpoint.openingCode();
    const kept = await endpoint.endpoint.store.read.codes.byPrefix(code.slice(0, 4).toLowerCase());
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept).toLowerCase()).not.toContain(code.toLowerCase().replaceAll('-', ''));
  });
});
