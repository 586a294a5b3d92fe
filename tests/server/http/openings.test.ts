import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

describeOnEachDatabase('an opening, once said', (newDatabase) => {
  let endpoint: TestEndpoint;
  let office: TestDevice;
  beforeAll(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase() });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
  });
  afterAll(() => endpoint.stop());

  const opened = { at: 1_800_000_000_000, device: 'd1', kind: 'feedback', record: 'r1', fact: 'contact' };
  const say = async (id: string, value: unknown, at = Date.now()) => {
    const [answer] = (await office.push([office.record('opening', id, { opened: value }, at)])).body.answers;
    return answer !== undefined && 'refused' in answer ? answer.refused : 'accepted';
  };
  const held = async (id: string) =>
    (await office.pullAll()).find((record) => record.id === id)?.facts.opened?.value;

  it('is not altered, by whoever and with whatever stamp', async () => {
    const id = newVisitId();
    expect(await say(id, opened, Date.now() - 1000)).toBe('accepted');
    expect(await say(id, { ...opened, record: 'another' })).toBe('not-allowed');
    expect(await say(id, { ...opened, at: 0 }, 0)).toBe('not-allowed');
    expect(await held(id)).toEqual(opened);
  });

  it('is not taken back, nor said as taken back from the start', async () => {
    const id = newVisitId();
    expect(await say(id, null)).toBe('not-allowed');
    expect(await say(id, opened)).toBe('accepted');
    expect(await say(id, null)).toBe('not-allowed');
    expect(await held(id)).toEqual(opened);
  });

  it('may be said again, under another stamp too: its device did not hear the answer', async () => {
    const id = newVisitId();
    expect(await say(id, opened)).toBe('accepted');
    expect(await say(id, opened, Date.now() + 1000)).toBe('accepted');
    expect(await held(id)).toEqual(opened);
  });

  it('is the first of two that arrive in one push', async () => {
    const id = newVisitId();
    const reply = await office.push([
      office.record('opening', id, { opened }),
      office.record('opening', id, { opened: { ...opened, record: 'another' } }, Date.now() + 1000),
    ]);
    expect(reply.body.answers.map((answer) => ('refused' in answer ? answer.refused : 'accepted'))).toEqual([
      'accepted',
      'not-allowed',
    ]);
    expect(await held(id)).toEqual(opened);
  });
});
