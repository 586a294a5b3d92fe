import type { Page } from 'playwright';
import type { Fault } from './fault.ts';
import type { Mangle } from './support/mangling-proxy.ts';
import { plantOf } from './support/plant-of.ts';
import { type Hall, inHall, isSync } from './support/rig-hall.ts';
import { Sums } from './support/sums.ts';

const STATUSES = [200, 301, 401, 403, 413, 429, 500, 502];

/** What a person may be told of each; anything else is not why. */
const CAUSES: Readonly<Record<number, readonly string[]>> = {
  429: ['busy'],
  500: ['endpoint'],
  502: ['endpoint'],
};
const NOT_GUICHET = ['not-guichet'];

/** A captive portal or a proxy answers in the endpoint's place; then it is gone again. */
export const fault: Fault = {
  id: 5,
  name: 'captive portal, 301, 401, 403, 413, 429, 500, 502',
  async run({ quick }) {
    const sums = new Sums();
    await inHall({}, (hall) =>
      answerInItsPlace(sums, hall, quick ? [200, 301, 413, 502] : STATUSES, quick ? 1 : 5),
    );
    const control = new Sums();
    const plants = [plantOf('the outbox row goes before the answer is there')];
    await inHall({ plants }, (hall) => answerInItsPlace(control, hall, [200], 1));
    return sums.report('waiting for the answer to a push', control.lost > 0, control.tally);
  },
};

async function answerInItsPlace(
  sums: Sums,
  hall: Hall,
  statuses: readonly number[],
  rounds: number,
): Promise<void> {
  const tablet = await hall.seat('tablette');
  let next = 1;
  for (let round = 0; round < rounds; round += 1) {
    for (const status of statuses) {
      hall.proxy.mangle = pageWith(status);
      await tablet.write(next, 10);
      next += 10;
      await tablet.syncNow();
      const problem = await causeTold(tablet.page);
      const causes = CAUSES[status] ?? NOT_GUICHET;
      sums.expect(causes.includes(problem), `status ${status}: the person is told « ${problem} »`);
      sums.expect((await tablet.memory()).waiting.length > 0, `status ${status}: the outbox is empty`);
      sums.runs += 1;
      hall.proxy.mangle = undefined;
      await tablet.untilUpToDate(async () => (await hall.office.log()).seq);
    }
  }
  await hall.endWell(sums, [tablet]);
}

/** The code of the failure that the badge tells, once there is one. */
async function causeTold(page: Page): Promise<string> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const problem = await page.evaluate(() => {
      globalThis.tablet.syncNow();
      return globalThis.tablet.state().problem?.code;
    });
    if (problem !== undefined || Date.now() > deadline) return problem ?? 'nothing';
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function pageWith(status: number): Mangle {
  const body = Buffer.from('<!doctype html><title>Wi-Fi</title><p>Bienvenue sur le réseau des visiteurs');
  return async (passing) => {
    if (!isSync(passing.path)) return passing.tell(await passing.pass());
    const headers = { 'content-type': 'text/html', location: '/portail', 'retry-after': '1' };
    passing.tell({ status, headers, body });
  };
}
