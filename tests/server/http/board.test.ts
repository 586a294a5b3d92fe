import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boardSchema } from '../../../src/contract/board.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { settingsOf } from '../../../src/domain/setting/setting.ts';
import type { Board } from '../../../src/domain/statistics/board.ts';
import { boardOf } from '../../../src/domain/statistics/board-of.ts';
import { visitColumnsByDay } from '../../../src/domain/statistics/visit-columns.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

const DAY_MS = 86_400_000;

describeOnEachDatabase('the board', (newDatabase) => {
  let endpoint: TestEndpoint;
  let office: TestDevice;
  let screen: TestDevice;
  /** A Tuesday, 10:00 in Paris. */
  let now = Date.UTC(2026, 10, 24, 9);
  beforeAll(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase(), now: () => now });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    screen = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('affichage'));
  });
  afterAll(() => endpoint.stop());

  const arrive = (at: number, id = newVisitId(at)) =>
    office.push([office.record('visit', id, { arrival: arrivalAt(at) }, now)]).then(() => id);
  const board = async () => (await screen.call<Board>('GET', ROUTES.board)).body;

  /** The same board, computed from every record the office pulls. */
  async function expected(): Promise<Omit<Board, 'results'>> {
    const records = await office.pullAll();
    const time = siteTime(GERS.zone);
    return boardOf({
      at: now,
      time,
      settings: settingsOf(records),
      visits: visitColumnsByDay(records, time),
    });
  }

  it('is refused to whoever is not enrolled', async () => {
    const stranger = await TestDevice.make(endpoint.url);
    expect(await stranger.call('GET', ROUTES.board)).toMatchObject({
      status: 401,
      body: { error: 'unknown-device' },
    });
  });

  it('holds counts only, as the contract says', async () => {
    for (let week = 1; week <= 4; week += 1) await arrive(now - week * 7 * DAY_MS);
    await arrive(now - 20 * 60_000);
    const answer = await board();
    expect(v.parse(v.strictObject(boardSchema.entries), answer)).toEqual(answer);
    expect(answer).toMatchObject(await expected());
    expect(answer.waiting).toEqual({ 'accueil-general': { visits: 1, longestMinutes: 20 } });
  });

  it('follows each change at once: an arrival, a call, a void, a visit moved to another day', async () => {
    const id = await arrive(now - 60_000);
    expect((await board()).waiting['accueil-general']?.visits).toBe(2);
    await office.push([office.record('visit', id, { call: { at: now, counter: 'guichet-1' } }, now + 1)]);
    expect(await board()).toMatchObject(await expected());
    await office.push([office.record('visit', id, { arrival: arrivalAt(now - DAY_MS) }, now + 2)]);
    expect(await board()).toMatchObject(await expected());
    await office.push([office.record('visit', id, { void: { at: now, reason: 'mistake' } }, now + 3)]);
    expect(await board()).toMatchObject(await expected());
  });

  it('grows older by the minute without a change', async () => {
    now += 5 * 60_000;
    expect((await board()).waiting['accueil-general']?.longestMinutes).toBe(25);
  });

  it('asked for by many at once is the same for all', async () => {
    const screens = await Promise.all(
      Array.from({ length: 4 }, async () =>
        TestDevice.enrolled(endpoint.url, await endpoint.codeFor('affichage')),
      ),
    );
    await arrive(now);
    const boards = await Promise.all(screens.map((each) => each.call<Board>('GET', ROUTES.board)));
    for (const { body } of boards) expect(body).toMatchObject(await expected());
  });
});
