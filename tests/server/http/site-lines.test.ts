import { describe, expect, it } from 'vitest';
import { siteLines } from '../../../src/server/http/site-lines.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the line of a site', () => {
  it('turns away who comes when it is full, and lets in again once it is not', async () => {
    const lines = siteLines({ atOnce: 1, inLine: 1 });
    const leave = await lines.enter('gers');
    const second = lines.enter('gers');
    expect(await lines.enter('gers')).toBeUndefined();
    leave?.();
    const leaveSecond = await second;
    const third = lines.enter('gers');
    leaveSecond?.();
    (await third)?.();
    expect(await lines.enter('gers')).toBeTypeOf('function');
  });

  it('lets in as many at once as it may, then one for each that leaves, who came first going first', async () => {
    const lines = siteLines({ atOnce: 2, inLine: 10 });
    const order: number[] = [];
    const places = [0, 1, 2, 3].map(async (index) => {
      const leave = await lines.enter('gers');
      order.push(index);
      return leave;
    });
    await settled();
    expect(order).toEqual([0, 1]);
    (await places[1])?.();
    await settled();
    expect(order).toEqual([0, 1, 2]);
    (await places[0])?.();
    await settled();
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('gives a place back once, however often it is said', async () => {
    const lines = siteLines({ atOnce: 1, inLine: 10 });
    const leave = await lines.enter('gers');
    const waiting = [lines.enter('gers'), lines.enter('gers')];
    leave?.();
    leave?.();
    const entered = await Promise.race([waiting[1], settled().then(() => 'still waiting')]);
    expect(entered).toBe('still waiting');
  });

  it('holds up no other site', async () => {
    const lines = siteLines({ atOnce: 1, inLine: 0 });
    await lines.enter('gers');
    expect(await lines.enter('gers')).toBeUndefined();
    expect(await lines.enter('landes')).toBeTypeOf('function');
  });
});
