import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ROOT } from '../../src/launch/root.mjs';
import type { Fault } from './fault.ts';
import type { Records } from './support/ledger.ts';
import { plantOf } from './support/plant-of.ts';
import { type Hall, inHall } from './support/rig-hall.ts';
import { Sums } from './support/sums.ts';

const DAY_MS = 86_400_000;
const MAIN = pathToFileURL(join(ROOT, 'dist/server/main.js')).href;
const CLOCK = join(ROOT, 'tests/journeys/support/shifted-clock.mjs');

/**
 * While a tablet is away, what it holds is removed at the endpoint and the removal itself forgotten; it goes on working. Then it is
 * back: nothing removed may be anywhere, and all it has to send must come in.
 */
export const fault: Fault = {
  id: 15,
  name: 'back after 400 days',
  async run({ quick }) {
    const [rounds, visits] = quick ? [1, 30] : [5, 1_000];
    const sums = new Sums();
    for (let round = 0; round < rounds; round += 1) await inHall({}, (hall) => comeBack(sums, hall, visits));
    const control = new Sums();
    const plants = [plantOf('a reading from the start sweeps nothing')];
    await inHall({ plants }, (hall) => comeBack(control, hall, 10));
    return sums.report(
      'forgetting what the register no longer has',
      control.tally.diverged > 0,
      control.tally,
    );
  },
};

async function comeBack(sums: Sums, hall: Hall, visits: number): Promise<void> {
  const { office, ledger, proxy } = hall;
  const head = async () => (await office.log()).seq;
  const tablet = await hall.seat('tablette');
  await tablet.write(1, visits);
  await tablet.untilUpToDate(head);
  const before = await factsOf(hall);
  proxy.mangle = (passing) => passing.cut();
  await retainIn(hall, 800);
  await retainIn(hall, 1_210);
  const left = await factsOf(hall);
  const removed = new Set([...before].filter((stamp) => !left.has(stamp)));
  sums.expect(removed.size > 0, 'retention removed nothing');
  // What was removed is in the counts, and owed to nobody.
  ledger.forget(ledger.lostIn((await office.log()).records));
  // Some of it about visits that it alone still holds: that much comes in, and nothing else of them.
  await tablet.write(visits + 1, visits);
  sums.runs += 1;
  await hall.endWell(sums, [tablet]);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const [there, here] = [await factsOf(hall), stampsIn((await tablet.memory()).records)];
  sums.doubled += [...there].filter((stamp) => removed.has(stamp)).length;
  sums.diverged += [...here].filter((stamp) => removed.has(stamp)).length;
}

async function factsOf({ office }: Hall): Promise<ReadonlySet<string>> {
  return stampsIn((await office.log()).records);
}

/** A stamp is given to one fact of a record. */
function stampsIn(records: Records): ReadonlySet<string> {
  const visits = [...records.values()].filter(({ kind, facts }) => kind === 'visit' && !('tally' in facts));
  const named = visits.flatMap(({ id, facts }) => Object.values(facts).map(({ stamp }) => `${id} ${stamp}`));
  return new Set(named);
}

/** `npm run admin -- retention`, as it will be run in so many days. */
async function retainIn({ office, folder }: Hall, days: number): Promise<void> {
  const clock = join(folder, 'clock');
  await writeFile(clock, String(days * DAY_MS));
  const entry = `const { main } = await import(${JSON.stringify(MAIN)}); await main({ argv: ['admin', 'retention', '--json'], env: process.env });`;
  await promisify(execFile)(process.execPath, ['--import', CLOCK, '--input-type=module', '-e', entry], {
    env: { ...process.env, DATA_DIR: office.endpoint.options.dataDir, CLOCK_FILE: clock },
  });
}
