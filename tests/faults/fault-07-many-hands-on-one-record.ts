import type { Page } from 'playwright';
import { ROUTES } from '../../src/contract/routes.ts';
import { canonicalJson } from '../../src/domain/kernel/canonical-json.ts';
import type { GuichetRecord } from '../../src/domain/kernel/record.ts';
import type { Fault } from './fault.ts';
import { plantOf } from './support/plant-of.ts';
import { plantedServer } from './support/planted-build.ts';
import { type Hall, inHall } from './support/rig-hall.ts';
import type { RigTablet } from './support/rig-tablet.ts';
import { addStorms } from './support/storms.ts';
import { Sums } from './support/sums.ts';

const ID = 'visit-of-all';

/**
 * Two tabs of one tablet and another tablet say the same fact of the same record, again and again, with and without network.
 * The simulator adds what runs without any page, as the service worker does: processes of one memory that come and go.
 */
export const fault: Fault = {
  id: 7,
  name: 'two tabs and two tablets on one record',
  async run({ quick, seeds = quick ? 20 : 2_000 }) {
    const sums = new Sums();
    await inHall({}, (hall) => allSay(sums, hall, quick ? 2 : 25));
    await addStorms(sums, { count: seeds, only: ['tabs', 'network', 'power'] });
    const control = new Sums();
    const plants = [plantOf('merge by order of arrival')];
    await inHall({ plants, main: await plantedServer(plants) }, (hall) => allSay(control, hall, 2));
    const seen = control.lost + control.diverged > 0;
    return sums.report('merge by stamp', seen, control.tally);
  },
};

async function allSay(sums: Sums, hall: Hall, rounds: number): Promise<void> {
  const one = await hall.seat('tablette-1');
  const other = await hall.seat('tablette-2');
  const tab = await secondTab(one, hall.proxy.origin);
  for (let round = 1; round <= rounds; round += 1) {
    // Said first, and heard last: the first tablet has no network while the other says something later.
    await one.context.setOffline(true);
    await say(one.page, round * 10);
    await say(tab, round * 10 + 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await say(other.page, round * 10 + 2);
    await other.untilUpToDate(async () => (await hall.office.log()).seq);
    await sendBeforeHearing(hall, one);
    await one.untilUpToDate(async () => (await hall.office.log()).seq);
    await other.untilUpToDate(async () => (await hall.office.log()).seq);
    sums.runs += 1;
    sums.acknowledged += 3;
    const held = [
      (await hall.office.log()).records,
      (await one.memory()).records,
      (await other.memory()).records,
    ];
    const states = new Set(held.map((records) => canonicalJson(records.get(ID)?.facts ?? {})));
    sums.diverged += states.size - 1;
    if (counterOf(held[0]?.get(ID)) !== `n-${round * 10 + 2}`) sums.lost += 1;
    await Promise.all([
      say(one.page, round * 10 + 3),
      say(tab, round * 10 + 4),
      say(other.page, round * 10 + 5),
    ]);
  }
}

/** The tablet is back on the network, and sends all it has before it hears what the other has said. */
async function sendBeforeHearing(hall: Hall, tablet: RigTablet): Promise<void> {
  hall.proxy.mangle = async (passing) => {
    if (passing.path === ROUTES.pull) passing.cut();
    else passing.tell(await passing.pass());
  };
  await tablet.context.setOffline(false);
  await tablet.untilSent();
  hall.proxy.mangle = undefined;
}

async function secondTab(tablet: RigTablet, origin: string): Promise<Page> {
  const page = await tablet.context.newPage();
  await page.goto(`${origin}/rig/`);
  await page.waitForFunction('globalThis.tablet !== undefined');
  await page.evaluate(async () => {
    await globalThis.tablet.open();
    globalThis.tablet.start();
  });
  return page;
}

function say(page: Page, n: number): Promise<void> {
  return page.evaluate(
    ([id, n]) =>
      globalThis.tablet.stateAll('visit', [{ id, facts: { call: { at: Date.now(), counter: `n-${n}` } } }]),
    [ID, n] as const,
  );
}

function counterOf(record: GuichetRecord | undefined): string | undefined {
  return (record?.facts.call?.value as { readonly counter?: string } | undefined)?.counter;
}
