import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { healthSchema } from '../../../src/contract/health.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import { mountRoute } from '../../../src/server/http/mount-route.ts';
import { buildServer } from '../../../src/server/http/server.ts';
import { localUsedProofs } from '../../../src/server/use-cases/local-used-proofs.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';

describe('the routes anybody may call', () => {
  let endpoint: TestEndpoint;
  afterEach(() => endpoint.stop());

  it('are no more than these: the others ask for a proof', async () => {
    endpoint = await startTestEndpoint();
    const open: string[] = [];
    for (const path of Object.values(ROUTES)) {
      for (const method of ['GET', 'POST', 'PUT']) {
        const body = method === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } };
        const { status } = await fetch(endpoint.url + path.replace(':device', 'x'), { method, ...body });
        expect(status).not.toBe(500);
        if (status !== 401 && status !== 404) open.push(`${method} ${path}`);
      }
    }
    expect(open).toEqual(['GET /api/health', 'GET /api/openapi.json', 'POST /api/enrolment/look']);
  });

  it('say whether the endpoint can serve', async () => {
    endpoint = await startTestEndpoint();
    const health = async () => {
      const response = await fetch(endpoint.url + ROUTES.health);
      return [response.status, v.parse(healthSchema, await response.json())] as const;
    };
    expect(await health()).toEqual([200, expect.objectContaining({ ok: true, database: 'sqlite' })]);
    await endpoint.endpoint.store.close();
    expect(await health()).toEqual([503, expect.objectContaining({ ok: false })]);
  });

  it('describe every route of the contract, and who may call it', async () => {
    endpoint = await startTestEndpoint();
    const document = await (await fetch(endpoint.url + ROUTES.openapi)).json();
    const described = Object.keys(document.paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
    expect(described.sort()).toEqual(
      Object.values(ROUTES)
        .filter((path) => path !== ROUTES.openapi)
        .sort(),
    );
    expect(document.paths['/api/codes'].post['x-postes']).toEqual(['qualite']);
    expect(
      document.paths['/api/push'].post.requestBody.content['application/json'].schema.properties.batch,
    ).toEqual({
      type: 'string',
      minLength: 1,
      maxLength: 60,
    });
  });

  it('let through so many tries of a code a minute, then ask to wait', async () => {
    endpoint = await startTestEndpoint();
    const look = () =>
      fetch(endpoint.url + ROUTES.look, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: 'abcd-abcd-abcd' }),
      });
    const statuses = (await Promise.all(Array.from({ length: 65 }, look))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(60);
    const refused = await look();
    expect([refused.status, await refused.json()]).toEqual([
      429,
      { error: 'busy', time: expect.any(Number) },
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('cannot be added to by forgetting to say who may call', async () => {
    endpoint = await startTestEndpoint();
    const server = await buildServer({
      endpoint: endpoint.endpoint,
      nonceSecret: 'secret',
      usedProofs: localUsedProofs(),
      version: '0',
      logLevel: 'silent',
      logTo: process.stderr,
    });
    expect(() => server.get('/api/forgotten', async () => 'secret')).toThrow('does not say who may call it');
    const nobody = {
      method: 'GET',
      path: '/api/x',
      summary: '',
      handle: async () => ({ ok: true, value: 1 }),
    } as const;
    // @ts-expect-error a route does not compile without its access
    expect(() => mountRoute(server, nobody, () => async () => undefined, Date.now)).toThrow(
      'does not say who may call it',
    );
    await server.close();
  });
});
