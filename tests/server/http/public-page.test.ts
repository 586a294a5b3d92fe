import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicFiguresSchema } from '../../../src/contract/public-figures.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import { settingId } from '../../../src/domain/kernel/ids.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

const DAY_MS = 86_400_000;

describeOnEachDatabase('the public page', (newDatabase) => {
  let endpoint: TestEndpoint;
  let office: TestDevice;
  let site: string;
  /** A Tuesday, 10:30 in Paris. */
  let now = Date.UTC(2026, 10, 24, 9, 30);
  beforeAll(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase(), now: () => now });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    site = (await endpoint.endpoint.store.read.sites.first())?.id as string;
  });
  afterAll(() => endpoint.stop());

  const at = (path: string) => fetch(endpoint.url + path.replace(':site', site));
  const figures = async () => v.parse(publicFiguresSchema, await (await at(ROUTES.publicFigures)).json());
  const state = (id: string, facts: Record<string, unknown>) =>
    office.push([office.record('setting', settingId(id), facts, now)]);
  const arrive = (count: number, instant: number, arrival: object = {}) =>
    office.push(
      Array.from({ length: count }, (_, rank) =>
        office.record(
          'visit',
          newVisitId(instant + rank),
          { arrival: { ...arrivalAt(instant + 1000 * rank), ...arrival } },
          now,
        ),
      ),
    );

  it('is not there, as if there were no such site, until the site publishes it', async () => {
    for (const path of [ROUTES.publicPage, ROUTES.publicFrame, ROUTES.publicFigures]) {
      const [unpublished, unknown] = [await at(path), await fetch(endpoint.url + path.replace(':site', 'x'))];
      expect([unpublished.status, unknown.status]).toEqual([404, 404]);
      expect(await unpublished.json()).toEqual(await unknown.json());
      expect(unpublished.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  it('is published by the office alone', async () => {
    const desk = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil', 'affichage'));
    const fact = { page: { published: true } };
    await desk.push([desk.record('setting', settingId('publication'), fact, now)]);
    expect((await at(ROUTES.publicPage)).status).toBe(404);
    await state('publication', fact);
    expect((await at(ROUTES.publicPage)).status).toBe(200);
  });

  it('may be framed by any site; nothing else may', async () => {
    for (const path of [ROUTES.publicPage, ROUTES.publicFrame, ROUTES.publicFigures]) {
      const { headers } = await at(path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors \*$/);
      expect(headers.get('cache-control')).toBe('public, max-age=60');
    }
    for (const path of Object.values(ROUTES).filter((each) => !each.startsWith('/public/'))) {
      const { headers } = await fetch(endpoint.url + path.replace(':device', 'x'));
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  it('tells fewer than five from none nowhere', async () => {
    now += 61_000;
    const before = await figures();
    await arrive(4, now - 20 * 60_000);
    now += 61_000;
    expect(await figures()).toEqual({ ...before, at: now });
    await arrive(1, now - 10 * 60_000);
    now += 61_000;
    const after = await figures();
    expect([before.waiting, after.waiting, after.todayByHour[10]]).toEqual([null, 5, 5]);
    expect(await (await at(ROUTES.publicPage)).text()).toContain('5 visites attendent');
  });

  it('knows the busy hours of an ordinary week, as levels', async () => {
    for (let week = 1; week <= 4; week += 1) await arrive(14, now - week * 7 * DAY_MS);
    now += 61_000;
    const { week, weeks, calm } = await figures();
    expect([week[1]?.[10], week[1]?.[14], week[0]?.[10], weeks]).toEqual(['busy', 'calm', null, 4]);
    expect(calm[0]?.weekday).toBe(1);
    const html = await (await at(ROUTES.publicPage)).text();
    expect(html).toContain('<td class="busy">chargé</td>');
  });

  it('holds no ticket, no counter, no comment, no script, and texts of the site as text', async () => {
    await state('site', { name: '<script>alert(1)</script>' });
    const ticket = { series: 'Z', number: 777 };
    await arrive(1, now - 60_000, { ticket });
    now += 61_000;
    for (const path of [ROUTES.publicPage, ROUTES.publicFrame]) {
      const html = await (await at(path)).text();
      expect(html).not.toContain('<script');
      expect(html).toContain('&#60;script&#62;');
      expect(html).not.toContain('777');
      expect(html).not.toMatch(/(href|src|action)=/);
    }
    expect(JSON.stringify(await figures())).not.toContain('777');
  });

  it('is made once a minute, however many ask', async () => {
    const first = await figures();
    await arrive(7, now - 5_000);
    now += 30_000;
    expect(await figures()).toEqual(first);
    now += 31_000;
    expect((await figures()).waiting).toBeGreaterThan(first.waiting as number);
  });

  it('says on a closed day when the site opens again, and nothing of a line', async () => {
    await state('closures', { g: { from: '2026-11-24', to: '2026-11-24', label: 'Grève <b>' } });
    now += 61_000;
    const html = await (await at(ROUTES.publicPage)).text();
    expect(html).toMatch(
      /Fermé aujourd’hui\s: Grève &#60;b&#62;\.<\/strong> Prochaine ouverture\s: mercredi 25 novembre/,
    );
    expect(html).not.toContain('En ce moment');
  });

  it('goes away within a minute when the site takes it back', async () => {
    await state('publication', { page: { published: false } });
    now += 61_000;
    expect((await at(ROUTES.publicPage)).status).toBe(404);
  });
});
