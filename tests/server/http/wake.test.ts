import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROTOCOL } from '../../../src/contract/protocol.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

describeOnEachDatabase('the wake stream', (newDatabase) => {
  let endpoint: TestEndpoint;
  let office: TestDevice;
  beforeAll(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase() });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
  });
  afterAll(() => endpoint.stop());

  const enrolled = async () => TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
  const pushOne = () =>
    office.push([office.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) })]);

  it('is refused to whoever is not enrolled', async () => {
    const stranger = await TestDevice.make(endpoint.url);
    expect(await stranger.call('GET', ROUTES.wake)).toMatchObject({
      status: 401,
      body: { error: 'unknown-device' },
    });
  });

  it('says where the log stands, then each time it grows', async () => {
    const stream = await listen(await enrolled());
    const { cursor } = (await office.pull()).body;
    expect(await stream.next()).toEqual({ event: 'seq', data: { seq: cursor } });
    await pushOne();
    expect(await stream.next()).toEqual({ event: 'seq', data: { seq: cursor + 1 } });
    stream.close();
  });

  it('tells a device that it is revoked, and ends', async () => {
    const [desk, other] = [await enrolled(), await enrolled()];
    const [stream, otherStream] = [await listen(desk), await listen(other)];
    await stream.next();
    await otherStream.next();
    await office.call('POST', `/api/devices/${desk.device.device}/revocation`, { body: {} });
    expect(await stream.next()).toEqual({ event: 'revoked', data: {} });
    expect(await stream.next()).toBeUndefined();
    await pushOne();
    expect(await otherStream.next()).toMatchObject({ event: 'seq' });
    otherStream.close();
  });

  it('is ended by the very push that shows a copy, whose growth of the log is told to the others alone', async () => {
    const [desk, other] = [await enrolled(), await enrolled()];
    const [stream, otherStream] = [await listen(desk), await listen(other)];
    await otherStream.next();
    const { device, epoch } = desk.device;
    for (const number of [1, 2, 3]) {
      for (const memory of ['original', 'copy']) {
        const records = [desk.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) })];
        const batch = `${memory}-${number}`;
        await desk.push([], { body: { protocol: PROTOCOL, device, epoch, batch, number, records } });
        expect(await otherStream.next()).toMatchObject({ event: 'seq' });
      }
    }
    const heard: (Event | undefined)[] = [];
    do heard.push(await stream.next());
    while (heard.at(-1) !== undefined);
    expect(heard.slice(-2)).toEqual([{ event: 'revoked', data: {} }, undefined]);
    expect((await pushOne()).status).toBe(200);
    otherStream.close();
  });

  it('wakes a device whose postes have changed', async () => {
    const desk = await enrolled();
    const stream = await listen(desk);
    const first = await stream.next();
    const body = { postes: ['pan'] };
    await office.call('PUT', `/api/devices/${desk.device.device}/postes`, { body });
    expect(await stream.next()).toEqual(first);
    stream.close();
  });

  it('ends with the endpoint, which does not wait for it', async () => {
    const stream = await listen(await enrolled());
    await stream.next();
    await endpoint.pause();
    expect(await stream.next()).toBeUndefined();
    await endpoint.start();
  });
});

interface Event {
  readonly event: string;
  readonly data: unknown;
}

/** Opens a wake stream; `next` gives the next event, `undefined` at the end. */
async function listen(device: TestDevice): Promise<{ next(): Promise<Event | undefined>; close(): void }> {
  const abort = new AbortController();
  const response = await device.ask('GET', ROUTES.wake, { signal: abort.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = (response.body as ReadableStream<BufferSource>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  return {
    async next() {
      for (;;) {
        const found = /^event: (.+)\ndata: (.+)\n\n/.exec(text);
        if (found) {
          text = text.slice(found[0].length);
          return { event: found[1] as string, data: JSON.parse(found[2] as string) };
        }
        const { done, value } = await reader.read();
        if (done) return undefined;
        text += value;
      }
    },
    close: () => abort.abort(),
  };
}
