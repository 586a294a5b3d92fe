import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { IDB_BACK_ENDS, type IdbBackEnd } from '../fixtures/idb-back-ends.ts';
import type { Fault } from './fault.ts';
import { type Damage, damageMemory, damagesOf, memoryFolder } from './support/damaged-memory.ts';
import { Ledger, type Saying } from './support/ledger.ts';
import { type Plant, plantedServer } from './support/planted-build.ts';
import { type Hall, inHall } from './support/rig-hall.ts';
import type { RigTablet } from './support/rig-tablet.ts';
import { Sums } from './support/sums.ts';

const WITHOUT_TRACE: Plant = {
  file: 'src/app/wiring/open-threshold.ts',
  replace: 'if (unsent + refused === noted) return;',
  by: 'if (unsent + refused !== -1) return;',
};

const WITHOUT_TRACE_AT_ENROLMENT: Plant = {
  file: 'src/app/wiring/open-threshold.ts',
  replace: 'keepTrace(traceOf(device, database.name, trace), true);',
  by: '',
};

/** Each trial begins with a copy of one profile, and copies are not what is tried here. */
const WITHOUT_FENCE: Plant = {
  file: 'src/server/use-cases/copied-devices.ts',
  replace: 'const CLASHES = 3;',
  by: 'const CLASHES = Number.POSITIVE_INFINITY;',
};

/** By these names the page offers to set the memory aside (`app/shell/opening-problem.ts`). */
const BROKEN = new Set(['UnknownError', 'NotReadableError', 'DataError']);

const SENT = 60;
const UNSENT = 10;
const WITHIN_MS = 40_000;

/** So many records make LevelDB write tables beside its journal. */
const FILLING = 12_000;
const AT_ONCE = 4_000;

/**
 * The browser's memory of the page is wiped, or bytes of it are flipped on the disk: the page raises an alarm that says how
 * many records waited, or opens no more and is set aside without being deleted; after a new code all that was sent is there
 * again. What could not be sent is at the endpoint in the end, or is counted by the alarm: nothing goes in silence.
 */
export const fault: Fault = {
  id: 11,
  name: 'IndexedDB wiped; bytes of the profile flipped',
  async run({ quick }) {
    const sums = new Sums();
    const main = await plantedServer([WITHOUT_FENCE]);
    for (const idb of IDB_BACK_ENDS)
      await inHall({ idb, main }, (hall) => damageOften(sums, hall, idb, quick));
    const control = new Sums();
    const plants = [WITHOUT_TRACE, WITHOUT_TRACE_AT_ENROLMENT];
    await inHall({ main, plants }, async (hall) => {
      await settle(hall, 0);
      await tryOne(control, hall, 'LevelDB', { name: 'wiped' }, 1);
    });
    const silent = control.failed.some((failure) => failure.includes('no alarm'));
    return sums.report('the trace of what waited', silent, { lost: control.lost });
  },
};

async function damageOften(sums: Sums, hall: Hall, idb: IdbBackEnd, quick: boolean): Promise<void> {
  await settle(hall, quick ? 0 : FILLING);
  const outcomes = new Map<string, number>();
  let trial = 0;
  for (let round = 0; round < (quick ? 1 : 8); round += 1) {
    for (const damage of damagesOf(idb, round, quick ? 'a few' : 'all')) {
      trial += 1;
      const outcome = await tryOne(sums, hall, idb, damage, trial);
      const told = `${damage.name}: ${outcome}`;
      outcomes.set(told, (outcomes.get(told) ?? 0) + 1);
    }
  }
  for (const [told, times] of outcomes)
    sums.notes.push(`${idb}, ${told}${times > 1 ? ` (${times} times)` : ''}`);
}

/** The profile that each trial begins with: enrolled, with records that are sent, and `filling` more. */
async function settle(hall: Hall, filling: number): Promise<void> {
  const tablet = await hall.seat('base');
  await tablet.write(1, SENT);
  for (let from = 0; from < filling; from += AT_ONCE)
    await tablet.page.evaluate(
      ([from, count]) =>
        globalThis.tablet.stateAll(
          'visit',
          Array.from({ length: count }, (_, index) => ({
            id: `filling-${from + index}`,
            facts: { call: { at: Date.now(), counter: `c-${from + index}` } },
          })),
        ),
      [from, AT_ONCE] as const,
    );
  await tablet.untilUpToDate(async () => (await hall.office.log()).seq, 180_000);
  await tablet.close();
}

/** @returns what came of it, in words */
async function tryOne(
  sums: Sums,
  hall: Hall,
  idb: IdbBackEnd,
  damage: Damage,
  trial: number,
): Promise<string> {
  const name = `trial-${trial}`;
  const profile = join(hall.folder, name);
  cpSync(join(hall.folder, 'base'), profile, { recursive: true });
  const before = await hall.open(name);
  hall.proxy.mangle = (passing) => passing.cut();
  const from = trial * 1_000;
  await before.write(from, UNSENT);
  // The trace is noted when the page has seen it, not by the write itself.
  const waiting = (await before.memory()).waiting.length;
  await before.page.waitForFunction((count) => globalThis.tablet.state().unsent === count, waiting);
  await before.close();
  damageMemory(memoryFolder(profile), damage);
  sums.runs += 1;

  const tablet = await hall.launch(name);
  const where = `${idb}, ${damage.name}`;
  let told = 0;
  let outcome = 'opens as if nothing had been';
  const failure = await tablet.page.evaluate(() => globalThis.tablet.open());
  if (failure !== undefined) {
    sums.expect(BROKEN.has(failure), `${where}: ${failure}, and no way out`);
    await tablet.page.evaluate(() => globalThis.tablet.setAside());
    await tablet.load();
    await tablet.open();
    outcome = `${failure}, set aside`;
  }
  hall.proxy.mangle = undefined;
  if (await tablet.page.evaluate(() => globalThis.tablet.isEnrolled())) {
    await tablet.page.evaluate(() => globalThis.tablet.start());
    if (!(await comesUpToDate(tablet, hall))) outcome = await endedOf(sums, tablet, where);
  }
  if (!(await tablet.page.evaluate(() => globalThis.tablet.isEnrolled()))) {
    const lost = await tablet.page.evaluate(() => globalThis.tablet.lost());
    sums.expect(lost !== undefined, `${where}: the memory is empty, and no alarm says so`);
    if (outcome.startsWith('opens')) outcome = 'the browser emptied it, alarm';
    told = lost?.unsent ?? 0;
    await tablet.enrol(await hall.newCode(), name);
    const done = await comesUpToDate(tablet, hall);
    sums.expect(done, `${where}: enrolled anew, it does not come up to date`);
  }
  await judge(sums, hall, tablet, { from, told, where });
  await tablet.close();
  rmSync(profile, { recursive: true, force: true });
  return outcome;
}

/** The browser took the memory away under the open page: it says so, and the next opening is one of an empty memory. */
async function endedOf(sums: Sums, tablet: RigTablet, where: string): Promise<string> {
  const end = await tablet.page.evaluate(() => globalThis.tablet.memoryEnd());
  const state = await tablet.page.evaluate(() => globalThis.tablet.state());
  sums.expect(end === 'gone', `${where}: it neither works nor says why: ${JSON.stringify(state)}`);
  await tablet.load();
  await tablet.open();
  return 'the browser emptied it under the page, alarm';
}

async function comesUpToDate(tablet: RigTablet, hall: Hall): Promise<boolean> {
  try {
    await tablet.untilUpToDate(async () => (await hall.office.log()).seq, WITHIN_MS);
    return true;
  } catch {
    return false;
  }
}

/** All that was ever sent is on the tablet again; of this trial's writes, what is not sent is what the alarm counts. */
async function judge(
  sums: Sums,
  hall: Hall,
  tablet: RigTablet,
  { from, told, where }: { from: number; told: number; where: string },
): Promise<void> {
  const { records } = await hall.office.log();
  const held = (await tablet.memory()).records;
  const isOfTrial = ({ n }: Saying) => n >= from && n < from + UNSENT;
  const missing = hall.ledger.lostIn(records);
  const [ours, others] = [missing.filter(isOfTrial), missing.filter((saying) => !isOfTrial(saying))];
  // Counted as the alarm does: in records.
  const gone = new Set(ours.map(({ id }) => id)).size;
  sums.acknowledged += hall.ledger.size;
  sums.lost += others.length + Math.max(0, gone - told);
  if (gone > told) sums.failed.push(`${where}: ${gone} records are gone, the alarm counts ${told}`);
  else if (gone > 0) sums.notes.push(`${where}: ${gone} unsent records were gone, and told`);
  // What the browser has destroyed is counted once.
  hall.ledger.forget(missing);
  for (const [id, record] of records) {
    if (held.get(id) === undefined) sums.lost += 1;
    else if (JSON.stringify(held.get(id)?.facts) !== JSON.stringify(record.facts)) sums.diverged += 1;
  }
  sums.doubled += Ledger.doubledIn(records, 'marks');
}
