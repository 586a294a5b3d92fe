import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROTOCOL, PROTOCOL_MIN } from '../../../src/contract/protocol.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import {
  deviceOfProtocol1,
  PULL_OF_PROTOCOL_1,
  problemOfProtocol1,
  pullPageOfProtocol1,
  pushAnswerOfProtocol1,
  pushOfProtocol1,
} from '../../fixtures/protocol-1.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

describeOnEachDatabase('a tablet of protocol 1', (newDatabase) => {
  let endpoint: TestEndpoint;
  let old: TestDevice;
  let current: TestDevice;
  beforeAll(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase() });
    old = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    current = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil', 'qualite'));
  });
  afterAll(() => endpoint.stop());

  const pushed = () => {
    const { device, epoch, site } = old.device;
    return old.push([], { body: pushOfProtocol1(device, epoch, site, Date.now()) });
  };

  it.each([PROTOCOL_MIN - 1, PROTOCOL + 1])(
    'is told the number spoken here when it speaks %i',
    async (protocol) => {
      const { device, epoch } = old.device;
      const body = { protocol, device, epoch, batch: 'b', records: [] };
      const reply = await old.push([], { body });
      const detail = protocol < 1 ? 'protocol' : String(PROTOCOL);
      expect(reply).toMatchObject({ status: 400, body: { detail } });
      expect(v.parse(problemOfProtocol1, reply.body).detail).toBe(detail);
    },
  );

  it('is answered in words it can read, record by record', async () => {
    const { status, body } = await pushed();
    expect(status).toBe(200);
    expect(v.parse(pushAnswerOfProtocol1, body).answers).toEqual([
      { id: '0193a5b2-c3d4-7000-8000-00000000aaaa', accepted: true },
      { id: '0193a5b2-c3d4-7000-8000-00000000bbbb', accepted: true },
      { id: 'bad', refused: 'invalid', detail: 'facts' },
    ]);
  });

  it('reads its pages, and what a device is', async () => {
    await current.push([current.record('visit', 'of-today', { futureFact: { of: 'tomorrow' } })]);
    const page = await old.call('GET', PULL_OF_PROTOCOL_1);
    expect(v.parse(pullPageOfProtocol1, page.body).records.length).toBeGreaterThan(0);
    v.parse(deviceOfProtocol1, (await old.call('GET', ROUTES.device)).body);
  });

  it('passes on facts, fields and kinds that nobody here knows, as they came', async () => {
    await pushed();
    const sent = JSON.parse(pushOfProtocol1('x', 'x', 'x', 0)).records[0].facts.arrival.value;
    const held = new Map((await current.pullAll()).map(({ id, facts }) => [id.slice(-4), facts]));
    expect(held.get('aaaa')?.arrival?.value).toEqual({ ...sent, at: expect.any(Number) });
    expect(held.get('aaaa')?.futureFact?.value).toEqual({ any: ['thing'] });
    expect(held.get('bbbb')?.call?.value).toBe(1);
  });
});
