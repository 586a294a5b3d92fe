import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROUTES } from '../../../src/contract/routes.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

describeOnEachDatabase('devices', (newDatabase) => {
  let endpoint: TestEndpoint;
  let office: TestDevice;
  let desk: TestDevice;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    endpoint = await startTestEndpoint({ database: await newDatabase(), now: () => now });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    now += 1_000;
    desk = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
  });
  afterEach(() => endpoint.stop());

  const revoke = (id: string) => office.call('POST', `/api/devices/${id}/revocation`, { body: {} });
  const setPostes = (id: string, postes: readonly string[]) =>
    office.call('PUT', `/api/devices/${id}/postes`, { body: { postes } });

  it('refuse to lose the last one that manages them', async () => {
    const lastQualite = { status: 403, body: { error: 'not-allowed', detail: 'last-qualite' } };
    expect(await revoke(office.device.device)).toMatchObject(lastQualite);
    expect(await setPostes(office.device.device, ['accueil'])).toMatchObject(lastQualite);
    expect((await office.call('GET', ROUTES.device)).status).toBe(200);
  });

  it('refuse a device that does not exist, and postes that do not', async () => {
    expect(await revoke('nobody')).toMatchObject({ status: 404, body: { error: 'not-found' } });
    expect(await setPostes('nobody', ['accueil'])).toMatchObject({
      status: 404,
      body: { error: 'not-found' },
    });
    for (const postes of [[], ['chef']]) {
      expect(await setPostes(desk.device.device, postes)).toMatchObject({
        status: 400,
        body: { error: 'invalid' },
      });
    }
  });

  it('lose every right at once when they are revoked, for good', async () => {
    expect((await revoke(desk.device.device)).status).toBe(200);
    for (const path of [ROUTES.device, ROUTES.pull, ROUTES.board, ROUTES.wake]) {
      expect(await desk.call('GET', path)).toMatchObject({ status: 401, body: { error: 'revoked' } });
    }
    expect(await desk.push([])).toMatchObject({ status: 401, body: { error: 'revoked' } });
    expect(await revoke(desk.device.device)).toMatchObject({ status: 404 });
    expect(await setPostes(desk.device.device, ['qualite'])).toMatchObject({ status: 404 });
  });

  it('can be replaced by another that manages them', async () => {
    await setPostes(desk.device.device, ['accueil', 'qualite']);
    expect((await revoke(office.device.device)).status).toBe(200);
    expect((await desk.call('GET', ROUTES.devices)).status).toBe(200);
  });

  it('know their new postes, and read accordingly', async () => {
    const before = await desk.pull();
    expect((await setPostes(desk.device.device, ['affichage'])).status).toBe(200);
    expect((await desk.call('GET', ROUTES.device)).body).toEqual({ ...desk.device, postes: ['affichage'] });
    expect((await desk.pull()).body.scope).not.toBe(before.body.scope);
  });

  it('join with a code that the quality office asks for, named as it proposes', async () => {
    const body = { postes: ['borne'], name: 'Borne du hall' };
    const { body: made } = await office.call<{ code: string; expiresAt: number }>('POST', ROUTES.codes, {
      body,
    });
    expect(made).toEqual({ code: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/), expiresAt: now + 600_000 });
    const looked = await office.call('POST', ROUTES.look, { body: { code: made.code } });
    const card = {
      opens: 'poste',
      siteName: GERS.name,
      postes: ['borne'],
      demo: false,
      name: 'Borne du hall',
    };
    expect(looked.body).toEqual(card);
    const kiosk = await TestDevice.enrolled(endpoint.url, made.code);
    expect(kiosk.device).toMatchObject({ site: office.device.site, postes: ['borne'] });
  });

  it('are all listed, with when each was last seen', async () => {
    await revoke(desk.device.device);
    now += 3_600_000;
    await office.call('GET', ROUTES.device);
    await expect
      .poll(async () => (await office.call('GET', ROUTES.devices)).body)
      .toEqual({
        devices: [
          {
            device: office.device.device,
            name: 'Tablette d’essai',
            postes: office.device.postes,
            createdAt: now - 3_601_000,
            lastSeenAt: now,
          },
          expect.objectContaining({
            device: desk.device.device,
            postes: ['accueil'],
            revokedAt: now - 3_600_000,
          }),
        ],
      });
  });
});
