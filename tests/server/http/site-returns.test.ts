import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

const TOGETHER = 120;

describeOnEachDatabase('pushes of one site that come all at once', (newDatabase) => {
  let endpoint: TestEndpoint;
  let desk: TestDevice;
  beforeAll(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase() });
    desk = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
  });
  afterAll(() => endpoint.stop());

  it('are stored or told when to come again; then all are stored, and no place is lost', async () => {
    await desk.pull();
    let left = Array.from({ length: TOGETHER }, () =>
      desk.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) }),
    );
    const ids = left.map(({ id }) => id);
    let rounds = 0;
    for (; left.length > 0 && rounds < TOGETHER; rounds += 1) {
      const replies = await Promise.all(left.map((record) => desk.push([record])));
      for (const { status, headers, body } of replies) {
        if (status === 200) continue;
        expect([status, body.error]).toEqual([429, 'busy']);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
      left = left.filter((_, index) => replies[index]?.status !== 200);
    }
    expect(left).toEqual([]);
    const held = new Set((await desk.pullAll()).map(({ id }) => id));
    expect(ids.filter((id) => !held.has(id))).toEqual([]);
  });

  it('leave no place taken by those who hang up', async () => {
    const hangUps = Array.from({ length: 40 }, async () => {
      const controller = new AbortController();
      const record = desk.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) });
      const pushed = desk.push([record], { signal: controller.signal }).catch(() => undefined);
      setTimeout(() => controller.abort(), Math.random() * 20);
      await pushed;
    });
    await Promise.all(hangUps);
    const record = desk.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) });
    expect((await desk.push([record])).status).toBe(200);
  });
});
