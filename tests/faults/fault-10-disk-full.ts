import { join } from 'node:path';
import { POSTES } from '../../src/domain/rights.ts';
import { IDB_BACK_ENDS, type IdbBackEnd } from '../fixtures/idb-back-ends.ts';
import { GERS, TestDevice } from '../fixtures/test-device.ts';
import type { Fault } from './fault.ts';
import { codeFor, openSite } from './support/devices.ts';
import { endpointLog } from './support/endpoint-log.ts';
import { EndpointProcess } from './support/endpoint-process.ts';
import { divergedBetween, Ledger, markedIn } from './support/ledger.ts';
import { LoopDisk, loopDiskNeeds } from './support/loop-disk.ts';
import type { Plant } from './support/planted-build.ts';
import { Numbers, PushingDevice } from './support/pushing-device.ts';
import { openRigOffice, type RigOffice } from './support/rig-office.ts';
import { RigTablet } from './support/rig-tablet.ts';
import { Sums } from './support/sums.ts';

const DEAF_TO_ABORT: Plant = {
  file: 'src/storage/transaction.ts',
  replace: /transaction\.onabort = \(\) =>\s*reject\(/,
  by: 'transaction.onabort = () => resolve(void ',
};

const WITHOUT_COPY: Plant = {
  file: 'src/app/wiring/start-guichet.ts',
  replace: 'beginBehindTheScreen(context, device.site, synchronizer);',
  by: '',
};

/** Small enough to be filled at once, large enough for a browser's profile. */
const TABLET_MEGABYTES = 96;
const ENDPOINT_MEGABYTES = 24;

/**
 * The disk under the browser's profile is filled while a person writes, and before the memory is opened; so is the one under
 * the endpoint's file. « Not saved » is said, nothing is half written, and all works again once there is room.
 *
 * LevelDB leaves a record cut short at the end of its file, goes on behind it once there is room, and finds the file damaged
 * when it is opened the next time: Chromium then deletes the whole memory. The tablet is enrolled again, and what waited has to
 * come out of its copy.
 */
export const fault: Fault = {
  id: 10,
  name: 'disk full at open, put and commit',
  needs: loopDiskNeeds,
  async run({ quick }) {
    const sums = new Sums();
    for (let round = 0; round < (quick ? 1 : 8); round += 1) {
      for (const idb of IDB_BACK_ENDS) {
        await refuseToOpen(sums, idb);
        await fillTablet(sums, idb, { fills: quick ? 1 : 2, killed: 'with room' });
        await fillTablet(sums, idb, { fills: 1, killed: 'full' });
      }
      await fillEndpoint(sums);
    }
    const deaf = new Sums();
    await fillTablet(deaf, 'SQLite', {
      fills: 1,
      killed: 'with room',
      plants: [DEAF_TO_ABORT, WITHOUT_COPY],
    });
    sums.expect(deaf.lost > 0, 'the control that does not hear an abort lost nothing');
    const control = new Sums();
    await fillTablet(control, 'LevelDB', { fills: 2, killed: 'with room', plants: [WITHOUT_COPY] });
    return sums.report('the copy of what waits', control.lost > 0, control.tally);
  },
};

interface Filling {
  readonly fills: number;
  /** Whether the browser dies, and is opened again, while the disk is full, or once there is room. */
  readonly killed: 'full' | 'with room';
  readonly plants?: readonly Plant[];
}

async function fillTablet(
  sums: Sums,
  idb: IdbBackEnd,
  { fills, killed, plants = [] }: Filling,
): Promise<void> {
  const office = await openRigOffice({ plants });
  const opening = await TestDevice.enrolled(office.endpoint.url, office.endpoint.openingCode(), GERS);
  const ledger = new Ledger();
  const disk = LoopDisk.make(TABLET_MEGABYTES);
  const options = { profile: join(disk.path, 'profile'), origin: office.link.origin, idb, ledger };
  const copied = !plants.includes(WITHOUT_COPY);
  let tablet = await RigTablet.launched(options);
  let deleted = 0;
  try {
    await tablet.open();
    await tablet.enrol(await codeFor(opening, POSTES), 'Tablette du guichet');
    for (let index = 0; index < fills; index += 1) {
      const from = (index + 1) * 10_000;
      let works = true;
      office.link.cut();
      await tablet.write(from, 20);
      if (copied) await untilCopied(office, tablet, ledger);
      disk.fill();
      if (killed === 'full') {
        await tablet.kill();
        tablet = await RigTablet.launched(options);
        await tablet.page.evaluate(() => globalThis.tablet.open());
        await tablet.kill();
        disk.free();
      } else {
        const told = await writeUntilRefused(tablet, from + 1_000);
        sums.expect(told, `${idb}: nobody was told that a full disk keeps nothing (${index})`);
        disk.free();
        works = await worksAgain(tablet, from + 2_000);
        if (copied) await untilCopied(office, tablet, ledger);
        await tablet.kill();
      }
      office.link.mend();
      tablet = await RigTablet.opened(options);
      const wiped = await isWiped(tablet);
      sums.expect(works || wiped, `${idb}: nothing is saved though there is room again (${index})`);
      if (wiped) {
        deleted += 1;
        await tablet.enrol(await codeFor(opening, POSTES), 'Tablette du guichet');
      }
      sums.runs += 1;
    }
    if (deleted > 0)
      sums.notes.push(`${idb}: the browser has deleted its memory after ${deleted} of ${fills} full disks`);
    await compare(sums, office, tablet, ledger);
  } finally {
    await tablet.kill();
    disk.remove();
    await office.close();
  }
}

function isWiped(tablet: RigTablet): Promise<boolean> {
  return tablet.page.evaluate(() => !globalThis.tablet.isEnrolled());
}

/** Until all that was said to be saved lies at the endpoint or in the copy: it follows within seconds. */
async function untilCopied(office: RigOffice, tablet: RigTablet, ledger: Ledger): Promise<void> {
  const { records } = await office.log();
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const copied = (await tablet.copied()).map((record) => [record.id, record] as const);
    if (ledger.lostIn(new Map([...records, ...copied])).length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The memory does not open on a full disk, says so, and opens once there is room. */
async function refuseToOpen(sums: Sums, idb: IdbBackEnd): Promise<void> {
  const office = await openRigOffice();
  const disk = LoopDisk.make(TABLET_MEGABYTES);
  const profile = join(disk.path, 'profile');
  const tablet = await RigTablet.launched({ profile, origin: office.link.origin, idb, ledger: new Ledger() });
  try {
    disk.fill();
    const failure = await tablet.page.evaluate(() => globalThis.tablet.open());
    sums.expect(failure !== undefined, `${idb}: a memory opened on a full disk`);
    sums.notes.push(`${idb}: opening on a full disk fails with ${failure}`);
    disk.free();
    await tablet.load();
    await tablet.open();
    sums.runs += 1;
  } finally {
    await tablet.kill();
    disk.remove();
    await office.close();
  }
}

/** A file has some room in its last block: the first writes may well be saved. @returns whether a person was told at last */
async function writeUntilRefused(tablet: RigTablet, from: number): Promise<boolean> {
  const before = tablet.refused.length;
  for (let tries = 0; tries < 100; tries += 1) {
    await tablet.write(from + tries * 3, 3);
    if (tablet.refused.length > before + 2) return true;
  }
  return false;
}

/** Within a few tries: the browser may need a moment to see that there is room. */
async function worksAgain(tablet: RigTablet, from: number): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    if ((await tablet.write(from + tries * 10, 5)) === 5) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

async function compare(sums: Sums, office: RigOffice, tablet: RigTablet, ledger: Ledger): Promise<void> {
  // The copy is put back a moment after the opening.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await tablet.untilUpToDate(async () => (await office.log()).seq);
  const { records } = await office.log();
  sums.acknowledged += ledger.size;
  sums.lost += ledger.lostIn(records).length;
  sums.doubled += Ledger.doubledIn(records);
  const memory = await tablet.memory();
  sums.diverged += divergedBetween(memory.records, records);
  const halfWritten = tablet.refused.filter(({ n }) => markedIn(memory.records, n));
  sums.expect(halfWritten.length === 0, `${halfWritten.length} writes are there that were told not saved`);
}

async function fillEndpoint(sums: Sums): Promise<void> {
  const disk = LoopDisk.make(ENDPOINT_MEGABYTES);
  const endpoint = await EndpointProcess.started({ dataDir: join(disk.path, 'data') });
  const ledger = new Ledger();
  try {
    const device = new PushingDevice(await openSite(endpoint), ledger, new Numbers(), 200);
    for (let pushes = 0; pushes < 3; pushes += 1) await device.pushOnce();
    disk.fill();
    let refused = 0;
    for (let pushes = 0; pushes < 12; pushes += 1) if (!(await device.pushOnce())) refused += 1;
    sums.expect(refused > 0, 'the endpoint took all on a full disk');
    disk.free();
    sums.expect(await device.pushOnce(), 'the endpoint takes nothing though there is room again');
    await endpoint.kill();
    await endpoint.start();
    const { records } = await endpointLog(endpoint.options);
    sums.runs += 1;
    sums.acknowledged += ledger.size;
    sums.lost += ledger.lostIn(records).length;
    sums.doubled += Ledger.doubledIn(records);
  } finally {
    await endpoint.kill();
    disk.remove();
  }
}
