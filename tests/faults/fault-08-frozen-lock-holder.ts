import { join } from 'node:path';
import { ROUTES } from '../../src/contract/routes.ts';
import type { Fault } from './fault.ts';
import type { Plant } from './support/planted-build.ts';
import { commandOf, processesWith, signalAll } from './support/process-tree.ts';
import { type Hall, inHall } from './support/rig-hall.ts';
import type { RigTablet } from './support/rig-tablet.ts';
import { Sums } from './support/sums.ts';

const TAKEN_OVER_WITHIN_MS = 5_000;

const WITHOUT_TAKING_OVER: Plant = {
  file: 'src/storage/web-lock.ts',
  replace: 'if (await givesSignOfLife(name)) return undefined;',
  by: 'if (OCCUPIED) return undefined;',
};

/** The tab that sends freezes in the midst of a push, the lock in its hand. What is written in another tab is sent all the same. */
export const fault: Fault = {
  id: 8,
  name: 'the holder of the lock freezes',
  async run({ quick }) {
    const sums = new Sums();
    for (let round = 0; round < (quick ? 1 : 10); round += 1)
      await inHall({}, (hall) => freezeHolder(sums, hall));
    const control = new Sums();
    await inHall({ plants: [WITHOUT_TAKING_OVER] }, (hall) => freezeHolder(control, hall));
    return sums.report('taking a silent holder’s lock', control.failed.length > 0);
  },
};

async function freezeHolder(sums: Sums, hall: Hall): Promise<void> {
  const tablet = await hall.seat('tablette', ['--disable-features=SpareRendererForSitePerProcess']);
  await tablet.untilUpToDate(async () => (await hall.office.log()).seq);
  // The push of the first tab never comes back.
  const held = new Promise<void>((resolve) => {
    hall.proxy.mangle = async (passing) => {
      if (passing.path === ROUTES.push) return resolve();
      passing.tell(await passing.pass());
    };
  });
  await tablet.write(1, 5);
  await held;
  hall.proxy.mangle = undefined;
  const holder = tablet.page;
  const frozen = pageProcesses(join(hall.folder, 'tablette'));
  signalAll(frozen, 'SIGSTOP');
  tablet.page = await tablet.context.newPage();
  await tablet.load();
  await tablet.open();
  const before = (await hall.office.log()).records.size;
  await tablet.write(100, 5);
  const tookMs = await untilSent(tablet, hall, before);
  sums.runs += 1;
  sums.notes.push(`taken over within ${tookMs.toFixed(0)} ms`);
  sums.expect(tookMs <= TAKEN_OVER_WITHIN_MS, `not taken over within ${TAKEN_OVER_WITHIN_MS} ms`);
  signalAll(frozen, 'SIGCONT');
  await holder.close();
  await hall.endWell(sums, [tablet]);
}

/** @returns how long it took until the endpoint had something new */
async function untilSent(tablet: RigTablet, hall: Hall, before: number): Promise<number> {
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  while (elapsed() < TAKEN_OVER_WITHIN_MS + 2_000) {
    if ((await hall.office.log()).records.size > before && (await tablet.memory()).waiting.length === 0)
      break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return elapsed();
}

/** The processes that run the pages of a profile. */
function pageProcesses(profile: string): number[] {
  return processesWith(profile).filter((pid) => commandOf(pid).includes('--type=renderer'));
}
