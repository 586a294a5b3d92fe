import { afterEach, beforeEach, expect, it } from 'vitest';
import { PROTOCOL } from '../../../src/contract/protocol.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

describeOnEachDatabase('a device whose profile was copied', (newDatabase) => {
  let endpoint: TestEndpoint;
  let office: TestDevice;
  let desk: TestDevice;
  beforeEach(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase() });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    desk = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
  });
  afterEach(() => endpoint.stop());

  const sent: string[] = [];
  /** One push of one memory of this device. */
  async function push(number: number, batch: string, device = desk) {
    const id = newVisitId();
    const { device: name, epoch } = device.device;
    const records = [device.record('visit', id, { arrival: arrivalAt(Date.now()) })];
    const body = { protocol: PROTOCOL, device: name, epoch, batch, number, records };
    const reply = await device.push([], { body });
    if (reply.status === 200) sent.push(id);
    return reply;
  }

  it('is refused everything, and told why, once two memories have claimed three numbers', async () => {
    for (let number = 1; number <= 3; number += 1) {
      expect((await push(number, `original-${number}`)).status).toBe(200);
      expect((await push(number, `copy-${number}`)).status).toBe(200);
    }
    for (const answer of [
      await push(4, 'original-4'),
      await desk.pull(),
      await desk.call('GET', ROUTES.device),
    ]) {
      expect(answer).toMatchObject({ status: 401, body: { error: 'revoked', detail: 'cloned' } });
    }
  });

  it('is found out though the copy lies far behind, and is told at once on the other machine', async () => {
    for (let number = 1; number <= 40; number += 1) await push(number, `original-${number}`);
    for (let number = 11; number <= 13; number += 1)
      expect((await push(number, `copy-${number}`)).status).toBe(200);
    expect(await push(41, 'original-41')).toMatchObject({ body: { error: 'revoked', detail: 'cloned' } });
  });

  it('loses nothing of what either has sent, and sends the rest under a new enrolment', async () => {
    sent.length = 0;
    for (let number = 1; number <= 3; number += 1) {
      await push(number, `original-${number}`);
      await push(number, `copy-${number}`);
    }
    expect(sent).toHaveLength(6);
    const waiting = desk.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) });
    expect((await desk.push([waiting])).status).toBe(401);
    const again = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
    expect(again.device.series).not.toBe(desk.device.series);
    expect((await again.push([waiting])).body.answers).toEqual([{ id: waiting.id, accepted: true }]);
    const held = (await office.pullAll()).map(({ id }) => id);
    expect(held).toEqual(expect.arrayContaining([...sent, waiting.id]));
  });

  it('does nothing to other devices that count alike', async () => {
    for (let number = 1; number <= 5; number += 1) {
      expect((await push(number, `desk-${number}`)).status).toBe(200);
      expect((await push(number, `office-${number}`, office)).status).toBe(200);
    }
  });

  it.each([
    ['answers that were lost', [1, 2, 5, 9, 10]],
    ['requests that arrive twice, by a proxy', [1, 1, 2, 2, 3, 3, 3, 3]],
    ['tabs and a service worker whose requests overtake one another', [3, 1, 2, 9, 5, 4, 8, 7, 6]],
  ])('is not what the endpoint takes for %s', async (_what, numbers) => {
    for (const number of numbers) expect((await push(number, `batch-${number}`)).status).toBe(200);
    expect((await push(99, 'batch-99')).status).toBe(200);
  });

  it('is not what the endpoint takes for a disk that lost its last writes, now and then', async () => {
    for (const start of [1, 200, 400, 600]) {
      await push(start, `before-${start}`);
      await push(start + 1, `before-${start + 1}`);
      await push(start, `after-${start}`);
      await push(start + 1, `after-${start + 1}`);
    }
    expect((await push(900, 'last')).status).toBe(200);
  });

  it('is not what it takes a tablet of protocol 1 for, which does not count', async () => {
    for (let round = 0; round < 5; round += 1) expect((await desk.push([])).status).toBe(200);
  });
});
