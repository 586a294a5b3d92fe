import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES } from '../../../src/contract/routes.ts';
import { POSTES } from '../../../src/domain/rights.ts';
import { makeCode } from '../../../src/server/use-cases/codes.ts';
import { addSite, planSite } from '../../../src/server/use-cases/new-site.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

const LOT = { ...GERS, name: 'Préfecture du Lot', department: '46' };

describeOnEachDatabase('two sites in one database', (newDatabase) => {
  let endpoint: TestEndpoint;
  let gers: TestDevice;
  let lot: TestDevice;
  /** Everything of Gers that Lot must never see. */
  const secrets: string[] = [];
  const visit = newVisitId();

  beforeAll(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase() });
    gers = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    const plan = planSite(endpoint.endpoint, LOT, false);
    if (!plan.ok) throw new Error('The second site is refused');
    await endpoint.endpoint.store.transaction((tables) => addSite(endpoint.endpoint, tables, plan.value));
    const { code } = await makeCode(endpoint.endpoint, plan.value.site.id, POSTES);
    lot = await TestDevice.enrolled(endpoint.url, code);
    await gers.push([gers.record('visit', visit, { arrival: arrivalAt(Date.now(), 'only-in-gers') })]);
    const { site, device, epoch } = gers.device;
    secrets.push(site, device, epoch, visit, 'only-in-gers', 'Préfecture du Gers');
  });
  afterAll(() => endpoint.stop());

  interface Spec {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }

  it('share no answer: every route, asked with every id of the other site, tells nothing of it', async () => {
    const { body: spec } = await lot.call<Spec>('GET', ROUTES.openapi);
    const asked: string[] = [];
    for (const [template, methods] of Object.entries(spec.paths)) {
      const path = template.replaceAll(/\{[^}]+\}|:\w+/g, gers.device.device);
      // One never ends, the other ends the device itself: they have their own tests.
      if (path === ROUTES.wake || path === ROUTES.retirement) continue;
      for (const method of Object.keys(methods).map((name) => name.toUpperCase())) {
        const { device, site, epoch } = gers.device;
        const body = { device, site, epoch, id: visit, postes: ['qualite'], name: 'x' };
        const response = await lot.ask(method, path, method === 'GET' ? {} : { body });
        const text = await response.text();
        const said = secrets.filter((secret) => text.includes(secret) && !path.includes(secret));
        expect([method, template, said]).toEqual([method, template, []]);
        asked.push(`${method} ${template}`);
      }
    }
    expect(asked.length).toBeGreaterThanOrEqual(10);
  });

  it('share no device: one cannot be changed or revoked from the other', async () => {
    const { device } = gers.device;
    for (const [method, template, body] of [
      ['PUT', ROUTES.devicePostes, { postes: ['affichage'] }],
      ['POST', ROUTES.deviceRevocation, {}],
    ] as const) {
      const reply = await lot.call(method, template.replace(':device', device), { body });
      expect(reply.status).toBe(404);
    }
    const own = await gers.call<{ postes: string[] }>('GET', ROUTES.device);
    expect([own.status, own.body.postes]).toEqual([200, [...POSTES]]);
  });

  it('share no record: the other’s is not taken in, and one of the same id is another one', async () => {
    const foreign = {
      ...lot.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) }),
      site: gers.device.site,
    };
    const alike = lot.record('visit', visit, { arrival: arrivalAt(Date.now(), 'pan') });
    const answers = (await lot.push([foreign, alike])).body.answers;
    expect(answers).toEqual([
      { id: foreign.id, refused: 'site', detail: 'site' },
      { id: visit, accepted: true },
    ]);
    const arrivals = async (device: TestDevice) =>
      (await device.pullAll())
        .filter(({ kind }) => kind === 'visit')
        .map(({ facts }) => (facts.arrival?.value as { service: string } | undefined)?.service);
    expect([await arrivals(gers), await arrivals(lot)]).toEqual([['only-in-gers'], ['pan']]);
  });

  it('share no log: one’s numbers and epoch say nothing of the other', async () => {
    const before = (await lot.pull()).body;
    await gers.push([gers.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) })]);
    const after = (await lot.pull()).body;
    expect([after.cursor, after.epoch]).toEqual([before.cursor, before.epoch]);
    expect(after.epoch).not.toBe(gers.device.epoch);
  });

  it('share no settings, and no device in another’s name may push', async () => {
    const names = (await lot.pullAll())
      .filter(({ id }) => id === 'setting/site')
      .map(({ facts }) => facts.name?.value);
    expect(names).toEqual(['Préfecture du Lot']);
    const { device, epoch } = gers.device;
    const body = { protocol: 1, device, epoch, batch: 'b', records: [] };
    expect((await lot.push([], { body })).status).toBe(400);
  });
});
