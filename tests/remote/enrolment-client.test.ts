import { expect, test } from 'vitest';
import type { Device } from '../../src/contract/enrolment.ts';
import { endpointClient } from '../../src/remote/endpoint-client.ts';
import { enrolmentClient, newDeviceKey } from '../../src/remote/enrolment-client.ts';
import { officeClient } from '../../src/remote/office-client.ts';
import { fakeEndpoint, json } from './fake-endpoint.ts';

const ORIGIN = 'https://guichet.example';
const DEVICE: Device = {
  device: 'k3f9x2ab',
  name: 'Tablette',
  site: 'gers',
  zone: 'Europe/Paris',
  postes: ['accueil'],
  series: 'A',
  epoch: 'e',
};

test('a code is looked at without a proof', async () => {
  const { fetch, arrived } = fakeEndpoint(json({ opens: 'new-site' }));
  const client = enrolmentClient({ origin: ORIGIN, fetch });
  expect(await client.look('ABCD-2345')).toEqual({ ok: true, value: { opens: 'new-site' } });
  expect(arrived[0]?.proof).toBeUndefined();
  expect(arrived[0]?.body).toEqual({ code: 'ABCD-2345' });
});

test('a code is used with the public half of the key alone, proven', async () => {
  const { fetch, arrived } = fakeEndpoint(json(DEVICE));
  const key = await newDeviceKey();
  const enrolled = await enrolmentClient({ origin: ORIGIN, fetch }).enrol(key, {
    code: 'abcd2345',
    name: 'Tablette',
  });
  expect(enrolled).toEqual({ ok: true, value: DEVICE });
  const jwk = await crypto.subtle.exportKey('jwk', key.publicKey);
  expect(arrived[0]?.body).toEqual({
    code: 'abcd2345',
    name: 'Tablette',
    key: { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y },
  });
  expect(arrived[0]?.proof).toMatchObject({ htm: 'POST', htu: `${ORIGIN}/api/enrolment` });
});

test.each([
  ['code-unknown', 404, { code: 'code-unknown' }],
  ['code-expired', 410, { code: 'code-expired' }],
  ['code-locked', 423, { code: 'code-locked' }],
])('a code that is refused (%s) says why', async (error, status, failure) => {
  const { fetch } = fakeEndpoint(json({ error }, status));
  expect(await enrolmentClient({ origin: ORIGIN, fetch }).look('x')).toEqual({ ok: false, failure });
});

test('the office asks for codes, lists devices, changes and revokes them', async () => {
  const { fetch, arrived } = fakeEndpoint(
    json({ code: 'abcd2345', expiresAt: 5 }),
    json({ devices: [] }),
    json({ device: 'a/b' }),
    json({ device: 'a/b' }),
    json({ error: 'not-allowed' }, 403),
  );
  const office = officeClient(endpointClient({ origin: ORIGIN, fetch }));
  expect(await office.createCode(['borne'], 'Borne')).toEqual({
    ok: true,
    value: { code: 'abcd2345', expiresAt: 5 },
  });
  expect(await office.devices()).toEqual({ ok: true, value: [] });
  expect(await office.changePostes('a/b', ['pan'])).toEqual({ ok: true, value: null });
  expect(await office.revoke('a/b')).toEqual({ ok: true, value: null });
  expect((await office.devices()).ok).toBe(false);
  expect(arrived.map(({ method, url, body }) => [method, url.pathname, body]).slice(0, 4)).toEqual([
    ['POST', '/api/codes', { postes: ['borne'], name: 'Borne' }],
    ['GET', '/api/devices', undefined],
    ['PUT', '/api/devices/a%2Fb/postes', { postes: ['pan'] }],
    ['POST', '/api/devices/a%2Fb/revocation', {}],
  ]);
});
