import { ROUTES } from '../../src/contract/routes.ts';
import type { Fault } from './fault.ts';
import type { Answered, Mangle, Passing } from './support/mangling-proxy.ts';
import { plantOf } from './support/plant-of.ts';
import { type Hall, inHall, isSync } from './support/rig-hall.ts';
import { Sums } from './support/sums.ts';

const KBIT_PER_SECOND = 125;

/** What a network does to exchanges. The state of each lives as long as it is in use. */
const NETWORKS: Readonly<Record<string, () => Mangle>> = {
  'questions lost': () => every(2, async (passing) => passing.cut()),
  'answers lost': () =>
    every(2, async (passing) => {
      await passing.pass();
      passing.cut();
    }),
  doubled: () => async (passing) => {
    await passing.pass();
    passing.tell(await passing.pass());
  },
  reordered: () => reordering(),
  'cut short': () => every(2, async (passing) => passing.tellHalf(await passing.pass())),
  'half open': () => every(3, () => undefined),
  '1 kbit/s': () => async (passing) => passing.tellSlowly(await passing.pass(), KBIT_PER_SECOND),
  flapping: () => async (passing) => {
    if (Math.floor(Date.now() / 300) % 2 === 0) passing.cut();
    else passing.tell(await passing.pass());
  },
};

/** More than a tablet may ask in a second, all occasions together. */
const EXCHANGES_A_SECOND = 60;

/** A person writes on while the network does each of these in turn. */
export const fault: Fault = {
  id: 4,
  name: 'answers lost, doubled, reordered, cut; half open; slow; flapping',
  async run({ quick }) {
    const sums = new Sums();
    const names = quick ? ['answers lost', 'reordered', 'cut short'] : Object.keys(NETWORKS);
    await inHall({}, (hall) => rage(sums, hall, names, quick ? 1 : 12));
    const control = new Sums();
    const plants = [plantOf('the outbox row goes before the answer is there')];
    await inHall({ plants }, (hall) => rage(control, hall, ['questions lost'], 1));
    return sums.report('waiting for the answer to a push', control.lost > 0, control.tally);
  },
};

async function rage(sums: Sums, hall: Hall, names: readonly string[], rounds: number): Promise<void> {
  const tablet = await hall.seat('tablette');
  const startedAt = performance.now();
  let next = 1;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      hall.proxy.mangle = onSyncOnly(NETWORKS[name]?.() ?? (() => undefined));
      await tablet.write(next, 40, { pauseMs: 10 });
      next += 40;
      await tablet.syncNow();
      sums.runs += 1;
    }
  }
  const seconds = (performance.now() - startedAt) / 1000;
  sums.expect(
    hall.proxy.exchanges < EXCHANGES_A_SECOND * seconds,
    `${hall.proxy.exchanges} exchanges in ${seconds.toFixed(0)} s`,
  );
  // What is half open is given up after a minute, as the client's limit says: a person opens the page again.
  hall.proxy.mangle = undefined;
  await tablet.reopenPage();
  await hall.endWell(sums, [tablet]);
}

function onSyncOnly(mangle: Mangle): Mangle {
  return async (passing) => {
    if (isSync(passing.path)) await mangle(passing);
    else passing.tell(await passing.pass());
  };
}

/** Does it to every n-th exchange; the others pass. */
function every(n: number, mangle: Mangle): Mangle {
  let seen = 0;
  return async (passing) => {
    seen += 1;
    if (seen % n === 0) await mangle(passing);
    else passing.tell(await passing.pass());
  };
}

/** Each push arrives once more behind the next one; an answer to a pull comes after the one to the next. */
function reordering(): Mangle {
  let late: Passing | undefined;
  let held: (() => void) | undefined;
  return async (passing) => {
    const answered: Answered = await passing.pass();
    if (passing.path === ROUTES.push) {
      await late?.pass();
      late = passing;
      passing.tell(answered);
      return;
    }
    held?.();
    held = () => passing.tell(answered);
    setTimeout(held, 300);
  };
}
