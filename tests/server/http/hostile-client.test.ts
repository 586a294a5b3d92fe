import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES } from '../../../src/contract/routes.ts';
import { openSite, revokeFromConsole } from '../../../src/server/use-cases/admin-sites.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'`{{7*7}}\u202e=cmd()';

describeOnEachDatabase('a hostile client', (newDatabase) => {
  let endpoint: TestEndpoint;
  let office: TestDevice;
  let desk: TestDevice;
  let kiosk: TestDevice;
  let stranger: TestDevice;
  beforeAll(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase() });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    desk = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
    kiosk = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('borne'));
    const elsewhere = await openSite(endpoint.endpoint, { ...GERS, name: 'Autre site' });
    if (!elsewhere.ok) throw new Error('No second site');
    stranger = await TestDevice.enrolled(endpoint.url, elsewhere.value.code);
  });
  afterAll(() => endpoint.stop());

  const visit = (device: TestDevice, id = newVisitId()) =>
    device.record('visit', id, { arrival: arrivalAt(Date.now()) });
  const letter = (device: TestDevice, text: string) =>
    device.record('feedback', newVisitId(), {
      deposit: {
        type: 'complaint',
        channel: 'counter',
        depositedOn: '2026-03-02',
        enteredAt: 1_770_000_000_000,
        text,
      },
    });
  const idsOf = async (device: TestDevice) => new Set((await device.pullAll()).map(({ id }) => id));

  /** Whatever the misfortune, the desk beside goes on meanwhile, and the log holds what it wrote and nothing more. */
  async function besideOthers<T>(attack: () => Promise<T>): Promise<T> {
    const before = await idsOf(office);
    const mine = [visit(desk), visit(desk)];
    const [outcome, pushed] = await Promise.all([attack(), desk.push(mine)]);
    expect(pushed.body.answers.every((answer) => 'accepted' in answer)).toBe(true);
    const grown = [...(await idsOf(office))].filter((id) => !before.has(id));
    expect(grown.sort()).toEqual(mine.map(({ id }) => id).sort());
    return outcome;
  }

  it.each([
    ['a fact named __proto__', '"facts":{"__proto__":{"stamp":"S","value":{"polluted":1}}}'],
    ['a fact named constructor', '"facts":{"constructor":{"stamp":"S","value":1}}'],
    ['its facts’ prototype', '"facts":{},"__proto__":{"facts":{}}'],
    ['a kind named __proto__', '"facts":{},"kind":"__proto__"'],
  ])('cannot reach what objects are made of with %s', async (_what, part) => {
    const { device, epoch, site } = kiosk.device;
    const { stamp } = visit(kiosk).facts.arrival as { stamp: string };
    const record = `{"id":"${newVisitId()}","site":"${site}","kind":"response",${part.replace('"S"', `"${stamp}"`)}}`;
    const body = `{"protocol":1,"device":"${device}","epoch":"${epoch}","batch":"b","records":[${record}]}`;
    const reply = await besideOthers(() => kiosk.call<{ answers: object[] }>('POST', ROUTES.push, { body }));
    expect(reply.body.answers).toEqual([expect.objectContaining({ refused: expect.any(String) })]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('cannot write to another site, nor read from it', async () => {
    const mine = visit(stranger);
    const reply = await besideOthers(() => stranger.push([{ ...mine, site: office.device.site }]));
    expect(reply.body.answers).toEqual([expect.objectContaining({ refused: 'site' })]);
    expect((await stranger.pullAll()).every(({ site }) => site === stranger.device.site)).toBe(true);
  });

  it('cannot take over a record of another site by its id', async () => {
    const theirs = visit(desk);
    await desk.push([theirs]);
    await stranger.push([{ ...visit(stranger, theirs.id) }]);
    const held = (await office.pullAll()).find(({ id }) => id === theirs.id);
    expect(held).toEqual(theirs);
  });

  it('cannot state another poste’s fact, nor revoke, nor make codes', async () => {
    const reply = await besideOthers(() => kiosk.push([visit(kiosk)]));
    expect(reply.body.answers).toEqual([expect.objectContaining({ refused: 'not-allowed' })]);
    const revoked = await kiosk.call('POST', ROUTES.deviceRevocation.replace(':device', desk.device.device), {
      body: {},
    });
    const code = await kiosk.call('POST', ROUTES.codes, { body: { postes: ['qualite'], name: 'x' } });
    expect([revoked.status, code.status]).toEqual([403, 403]);
  });

  it('cannot write in the name of another device', async () => {
    const { device, epoch } = desk.device;
    const body = { protocol: 1, device, epoch, batch: 'b', records: [visit(desk)] };
    const reply = await besideOthers(() => kiosk.call('POST', ROUTES.push, { body }));
    expect(reply).toMatchObject({ status: 400, body: { error: 'invalid', detail: 'device' } });
  });

  it('is told 413 for a body of 10 MB, and for one that swells to it', async () => {
    const text = 'x'.repeat(10_000_000);
    const plain = await besideOthers(() => desk.call('POST', ROUTES.push, { body: { text } }));
    const swelling = await besideOthers(() => desk.call('POST', ROUTES.push, { body: { text }, gzip: true }));
    expect([plain.status, swelling.status]).toEqual([413, 413]);
  });

  it('uses no proof twice, nor one of another method or path', async () => {
    const proof = await desk.proof('GET', ROUTES.pull);
    const first = await desk.ask('GET', ROUTES.pull, { proof });
    await first.text();
    const again = await besideOthers(() => desk.call('GET', ROUTES.pull, { proof }));
    const other = await desk.call('GET', ROUTES.device, { proof: await desk.proof('GET', ROUTES.pull) });
    const method = await desk.call('POST', ROUTES.push, {
      proof: await desk.proof('GET', ROUTES.push),
      body: {},
    });
    expect([first.status, again.status, other.status, method.status]).toEqual([200, 401, 401, 401]);
  });

  it('has no right left once its key is revoked', async () => {
    const thief = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
    await revokeFromConsole(endpoint.endpoint, thief.device.site, thief.device.device);
    const pushed = await besideOthers(() => thief.push([visit(thief)]));
    expect([pushed.body.error, (await thief.pull()).body.error]).toEqual(['revoked', 'revoked']);
  });

  it('breaks nothing with JSON a hundred thousand levels deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const { device, epoch } = desk.device;
    const body = `{"protocol":1,"device":"${device}","epoch":"${epoch}","batch":"b","records":[${deep}]}`;
    const reply = await besideOthers(() => desk.call<{ answers: object[] }>('POST', ROUTES.push, { body }));
    expect(reply.body.answers).toEqual([{ id: '', refused: 'invalid', detail: 'depth' }]);
    const whole = await desk.call('POST', ROUTES.push, { body: deep });
    expect(whole.status).toBe(400);
  });

  it.each(['{"protocol":1', '[]', 'null', '"text"', '{"protocol":1e999,"device":{},"records":{}}'])(
    'is told 400 for the body %s',
    async (body) => {
      expect((await besideOthers(() => desk.call('POST', ROUTES.push, { body }))).status).toBe(400);
    },
  );

  it('puts scripts into texts that come back as the same JSON text, never as a page', async () => {
    const sent = letter(desk, SCRIPT);
    await desk.push([sent]);
    const answer = await office.ask('GET', `${ROUTES.pull}?after=0&limit=5000`);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const { records } = (await answer.json()) as { records: { id: string; facts: object }[] };
    expect(records.find(({ id }) => id === sent.id)?.facts).toEqual(sent.facts);
    const named = await TestDevice.make(endpoint.url);
    const reply = await named.enrol(await endpoint.codeFor('accueil'), undefined, SCRIPT.slice(0, 60));
    expect(reply.status === 200 ? reply.body.name : reply.body.error).toBeTruthy();
  });

  it.each([
    ['POST', ROUTES.pull],
    ['GET', ROUTES.push],
    ['DELETE', ROUTES.devices],
    ['PATCH', ROUTES.device],
    ['GET', '/api//pull'],
    ['GET', '/api/../api/pull'],
    ['GET', '/api/%2e%2e/%2e%2e/etc/passwd'],
    ['GET', '/api/devices/%00/postes'],
    ['GET', `/${'a/'.repeat(3_000)}`],
  ])('finds nothing behind %s %s', async (method, path) => {
    const response = await fetch(endpoint.url + path, { method });
    const { error } = (await response.json()) as { error: string };
    expect([response.status, error]).toEqual([
      expect.toSatisfy((status: number) => status >= 400 && status < 500),
      expect.toSatisfy((text: string) => ['not-found', 'invalid', 'proof'].includes(text)),
    ]);
  });

  it('is cut off for headers that never end, and others are served meanwhile', async () => {
    const answered = await besideOthers(() =>
      raw(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`),
    );
    expect(answered).toMatch(/^HTTP\/1\.1 431/);
  });

  it('cannot smuggle a second request behind two lengths', async () => {
    const smuggled =
      'POST /api/push HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/health HTTP/1.1\r\nHost: x\r\n\r\n';
    expect(await raw(smuggled)).toMatch(/^HTTP\/1\.1 400/);
  });

  /** What the endpoint answers to these bytes, until it hangs up. */
  async function raw(bytes: string): Promise<string> {
    const socket = connect(Number(new URL(endpoint.url).port), '127.0.0.1');
    let answered = '';
    socket.on('data', (chunk) => {
      answered += chunk;
    });
    socket.on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    return answered;
  }
});
