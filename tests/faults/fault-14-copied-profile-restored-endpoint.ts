import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../src/launch/root.mjs';
import { IDB_BACK_ENDS, type IdbBackEnd } from '../fixtures/idb-back-ends.ts';
import type { Fault } from './fault.ts';
import { divergedBetween, Ledger } from './support/ledger.ts';
import { plantOf } from './support/plant-of.ts';
import { type Plant, plantedServer } from './support/planted-build.ts';
import { type Hall, inHall } from './support/rig-hall.ts';
import type { RigTablet } from './support/rig-tablet.ts';
import { Sums } from './support/sums.ts';

const WITHOUT_FENCE: Plant = {
  file: 'src/server/use-cases/copied-devices.ts',
  replace: 'const CLASHES = 3;',
  by: 'const CLASHES = Number.POSITIVE_INFINITY;',
};

const WITHOUT_KEPT_OUTBOX: Plant = {
  file: 'src/storage/device-memory.ts',
  replace: "transaction.delete('meta', 'pendingKey');",
  by: "transaction.delete('meta', 'pendingKey'); transaction.clear('outbox');",
};

const FENCED_WITHIN_MS = 60_000;
const ADMIN = join(ROOT, 'src/launch/admin.mjs');

/**
 * A tablet's profile is copied to a second one, and both go on: both are stopped, both keep what they could not send, and with
 * a new code each sends it. An endpoint is restored from the backup of the day before: what the tablets wrote since comes back,
 * from one that was enrolled since and from one that is only opened again, too.
 */
export const fault: Fault = {
  id: 14,
  name: 'copied profile; endpoint restored from a backup',
  async run({ quick }) {
    const sums = new Sums();
    // In short, one engine each.
    const rounds = quick ? 1 : 10;
    for (let round = 0; round < rounds; round += 1) {
      const [idb, other] = round % 2 === 0 ? IDB_BACK_ENDS : [IDB_BACK_ENDS[1], IDB_BACK_ENDS[0]];
      await inHall({ idb }, (hall) => copyProfile(sums, hall, idb));
      await inHall({ idb: other }, (hall) => restoreEndpoint(sums, hall));
    }
    const { unfenced, dropped, forgotten } = await controls();
    for (const [name, seen] of Object.entries({
      unfenced,
      dropped: dropped.lost > 0,
      forgotten: forgotten.lost > 0,
    }))
      sums.expect(seen, `the control « ${name} » was missed`);
    const lost = dropped.lost + forgotten.lost;
    return sums.report('fence, kept outbox, epoch', unfenced && dropped.lost > 0 && forgotten.lost > 0, {
      lost,
    });
  },
};

/** Each safety taken out alone. */
async function controls(): Promise<{ unfenced: boolean; dropped: Sums; forgotten: Sums }> {
  const [dropped, forgotten] = [new Sums(), new Sums()];
  let unfenced = false;
  await inHall({ main: await plantedServer([WITHOUT_FENCE]) }, async (hall) => {
    const pair = await copiedPair(hall);
    await goOn(pair, 1_000);
    unfenced = !(await areFenced(pair, 5_000));
  });
  await inHall({ plants: [WITHOUT_KEPT_OUTBOX] }, (hall) => copyProfile(dropped, hall, 'LevelDB'));
  await inHall({ plants: [plantOf('a change of log queues nothing')] }, (hall) =>
    restoreEndpoint(forgotten, hall),
  );
  return { unfenced, dropped, forgotten };
}

type Pair = readonly [original: RigTablet, copy: RigTablet];

async function copyProfile(sums: Sums, hall: Hall, idb: IdbBackEnd): Promise<void> {
  const pair = await copiedPair(hall);
  await goOn(pair, 1_000);
  sums.runs += 1;
  if (!(await areFenced(pair, FENCED_WITHIN_MS))) {
    sums.failed.push(`${idb}: two copies of a profile go on as if they were one`);
    return;
  }
  // With the network lost as well, the person still reads why nothing is sent: nothing but a new code will mend it.
  hall.proxy.mangle = (passing) => passing.cut();
  for (const [index, tablet] of pair.entries()) {
    await tablet.write(3_000 + index * 1_000, 20);
    await tablet.syncNow();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const problem = await problemOf(tablet);
    sums.expect(problem === 'cloned', `${idb}: a copied tablet without network says « ${problem} »`);
    const { waiting } = await tablet.memory();
    sums.expect(waiting.length >= 20, `${idb}: a fenced tablet keeps ${waiting.length} of its records`);
  }
  hall.proxy.mangle = undefined;
  for (const tablet of pair) await tablet.enrol(await hall.newCode(), 'Tablette inscrite à nouveau');
  await endWell(sums, hall, pair);
}

/** A tablet that has written and sent, and a copy of it on another machine. */
async function copiedPair(hall: Hall): Promise<Pair> {
  const first = await hall.seat('original');
  await first.write(1, 15);
  await first.untilUpToDate(async () => (await hall.office.log()).seq);
  await first.close();
  cpSync(join(hall.folder, 'original'), join(hall.folder, 'copy'), { recursive: true });
  return [await hall.open('original'), await hall.open('copy')];
}

/** Both write and send, as on two desks. */
async function goOn(pair: Pair, from: number): Promise<void> {
  await Promise.all(pair.map((tablet, index) => tablet.write(from + index * 1_000, 30, { pauseMs: 40 })));
}

async function areFenced(pair: Pair, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const problems = await Promise.all(pair.map(problemOf));
    if (problems.every((problem) => problem === 'cloned')) return true;
    if (Date.now() > deadline) return false;
    // Each push that is numbered brings the copies closer to being seen.
    for (const [index, tablet] of pair.entries()) await tablet.write(nextAfter(tablet, index), 1);
    await Promise.all(pair.map((tablet) => tablet.syncNow()));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const beyond = new WeakMap<RigTablet, number>();

/** Numbers nothing else writes under. */
function nextAfter(tablet: RigTablet, index: number): number {
  const next = (beyond.get(tablet) ?? 10_000 + index * 10_000) + 1;
  beyond.set(tablet, next);
  return next;
}

async function problemOf(tablet: RigTablet): Promise<string | undefined> {
  return tablet.page.evaluate(() => globalThis.tablet.state().problem?.code);
}

async function restoreEndpoint(sums: Sums, hall: Hall): Promise<void> {
  const seq = async () => (await hall.office.log()).seq;
  const backup = join(hall.folder, 'backup');
  const desk = await hall.seat('comptoir');
  await desk.write(1, 20);
  await desk.untilUpToDate(seq);
  await admin(hall, 'backup', backup);
  // Today: the desk goes on, one tablet more is enrolled, and both have sent all but the last of it.
  const late = await hall.seat('tablette-du-jour');
  await desk.write(100, 30);
  await late.write(200, 30);
  await desk.untilUpToDate(seq);
  await late.untilUpToDate(seq);
  hall.proxy.mangle = (passing) => passing.cut();
  await desk.write(300, 10);
  await late.write(400, 10);
  await hall.office.endpoint.kill();
  await admin(hall, 'restore', backup, '--replace');
  await hall.office.endpoint.start();
  hall.proxy.mangle = undefined;
  sums.runs += 1;
  await desk.reopenPage();
  // The endpoint does not know it any more: it takes a new code.
  await late.reopenPage();
  await late.enrol(await hall.newCode(), 'Tablette du jour');
  await endWell(sums, hall, [desk, late]);
}

/** As a person at the console does it. */
async function admin(hall: Hall, ...command: string[]): Promise<void> {
  const env = { ...process.env, DATA_DIR: hall.office.endpoint.options.dataDir };
  await promisify(execFile)(process.execPath, [ADMIN, ...command], { env });
}

/**
 * All is at the endpoint and on both, once. Two copies have handed out the same tickets before they were stopped: that is what
 * a copy does, and no record of it is lost; so it is marks alone that are counted here.
 */
async function endWell(sums: Sums, hall: Hall, tablets: readonly RigTablet[]): Promise<void> {
  const seq = async () => (await hall.office.log()).seq;
  for (const tablet of [...tablets, ...tablets]) await tablet.untilUpToDate(seq);
  const { records } = await hall.office.log();
  sums.acknowledged += hall.ledger.size;
  sums.lost += hall.ledger.lostIn(records).length;
  sums.doubled += Ledger.doubledIn(records, 'marks');
  for (const tablet of tablets) sums.diverged += divergedBetween((await tablet.memory()).records, records);
}
