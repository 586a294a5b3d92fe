import { generateKeyPair, generateProof } from 'dpop';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../../src/contract/routes.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';

describe('a guarded route', () => {
  let endpoint: TestEndpoint;
  let device: TestDevice;
  let now = Date.now();
  beforeAll(async () => {
    endpoint = await startTestEndpoint({ now: () => now });
    device = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
  });
  afterAll(() => endpoint.stop());

  const url = () => new URL(ROUTES.device, endpoint.url).href;
  const nonce = async () => (await fetch(url())).headers.get('dpop-nonce') ?? '';
  const forged = (real: string) => `${real.split('.')[0]}.${'A'.repeat(22)}`;
  const ask = (proof: string, method = 'GET', path: string = ROUTES.device) =>
    device.call(method, path, { proof });
  const refused = { status: 401, body: { error: 'proof' } };

  it.each([
    ['no proof', async () => ''],
    ['a text that is no proof', async () => 'a.b.c'],
    ['a proof without a nonce', () => generateProof(device.keys, url(), 'GET')],
    ['a nonce of its own making', () => generateProof(device.keys, url(), 'GET', 'abc.def')],
    [
      'a nonce of its own making for this very moment',
      async () => generateProof(device.keys, url(), 'GET', forged(await nonce())),
    ],
    ['a proof for another method', async () => generateProof(device.keys, url(), 'POST', await nonce())],
    [
      'a proof for another path',
      async () => generateProof(device.keys, `${endpoint.url}/api/pull`, 'GET', await nonce()),
    ],
    ['a proof of another type', async () => signed({ typ: 'JWT' })],
    ['a proof by a key it does not carry', async () => signed({ keys: await generateKeyPair('ES256') })],
    ['a proof without an identity', async () => signed({ jti: '' })],
  ])('refuses %s, and hands out a nonce', async (_what, proofOf) => {
    const reply = await ask(await proofOf());
    expect(reply).toMatchObject(refused);
    expect(reply.headers.get('dpop-nonce')).toMatch(/./);
  });

  it('refuses a proof seen before', async () => {
    const proof = await device.proof('GET', ROUTES.device, await nonce());
    expect((await ask(proof)).status).toBe(200);
    expect(await ask(proof)).toMatchObject(refused);
  });

  it('refuses a nonce of more than ten minutes ago', async () => {
    const old = await nonce();
    now += 4 * 60_000;
    expect((await ask(await device.proof('GET', ROUTES.device, old))).status).toBe(200);
    now += 7 * 60_000;
    expect(await ask(await device.proof('GET', ROUTES.device, old))).toMatchObject(refused);
  });

  it('hands out a fresh nonce with an answer when the one used grows old', async () => {
    const old = await nonce();
    expect((await ask(await device.proof('GET', ROUTES.device, old))).headers.get('dpop-nonce')).toBeNull();
    now += 5 * 60_000;
    const reply = await ask(await device.proof('GET', ROUTES.device, old));
    const fresh = reply.headers.get('dpop-nonce');
    expect([reply.status, fresh]).toEqual([200, expect.any(String)]);
    expect(fresh).not.toBe(old);
  });

  it('refuses a key that is not enrolled', async () => {
    const stranger = await TestDevice.make(endpoint.url);
    expect(await stranger.call('GET', ROUTES.device)).toMatchObject({
      status: 401,
      body: { error: 'unknown-device' },
    });
  });

  it('refuses postes that are not among those it asks for', async () => {
    const desk = await TestDevice.enrolled(
      endpoint.url,
      await endpoint.codeFor('accueil', 'pan', 'borne', 'affichage'),
    );
    const office = [
      ['GET', ROUTES.devices],
      ['POST', ROUTES.codes],
      ['PUT', `/api/devices/${device.device.device}/postes`],
      ['POST', `/api/devices/${device.device.device}/revocation`],
    ] as const;
    for (const [method, path] of office) {
      const reply = await desk.call(
        method,
        path,
        method === 'GET' ? {} : { body: { postes: ['qualite'], name: 'x' } },
      );
      expect(reply).toMatchObject({ status: 403, body: { error: 'not-allowed' } });
    }
  });

  it('takes a proof whose clock is years off, made for another address of the same path', async () => {
    const proof = await signed({ iat: 0, htu: `https://accueil.gers.test${ROUTES.device}` });
    expect((await ask(proof)).status).toBe(200);
  });

  it('takes a proof at first, made with the nonce that a public route hands out', async () => {
    const first = (await fetch(new URL(ROUTES.health, endpoint.url))).headers.get('dpop-nonce') ?? '';
    expect((await ask(await device.proof('GET', ROUTES.device, first))).status).toBe(200);
  });

  it('asks for a new nonce after a restart that has forgotten which proofs were used', async () => {
    const before = await nonce();
    await endpoint.pause();
    await endpoint.start();
    const answer = await ask(await device.proof('GET', ROUTES.device, before));
    expect([answer.status, answer.headers.get('dpop-nonce')]).toEqual([401, expect.any(String)]);
    expect((await device.call('GET', ROUTES.device)).status).toBe(200);
  });

  interface Forgery {
    typ?: string;
    keys?: CryptoKeyPair;
    jti?: string;
    iat?: number;
    htu?: string;
  }

  async function signed({
    typ = 'dpop+jwt',
    keys = device.keys,
    jti = crypto.randomUUID(),
    iat,
    htu = url(),
  }: Forgery) {
    const claims = { htm: 'GET', htu, jti, nonce: await nonce(), iat: iat ?? 1 };
    const jwk = await device.publicKey();
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ, jwk }).sign(keys.privateKey);
  }
});
