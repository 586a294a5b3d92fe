import { join } from 'node:path';
import { IDB_BACK_ENDS, type IdbBackEnd } from '../fixtures/idb-back-ends.ts';
import { GERS } from '../fixtures/test-device.ts';
import type { Fault } from './fault.ts';
import { openSite } from './support/devices.ts';
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

/** Small enough to be filled at once, large enough for a browser's profile. */
const TABLET_MEGABYTES = 96;
const ENDPOINT_MEGABYTES = 24;

/**
 * The disk under the browser's profile is filled while a person writes, and before the memory is opened; so is the one under
 * the endpoint's file. « Not saved » is said, nothing is half written, and all works again once there is room.
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
        await fillTablet(sums, idb, quick ? 1 : 2);
      }
      await fillEndpoint(sums);
    }
    const control = new Sums();
    await fillTablet(control, 'LevelDB', 1, [DEAF_TO_ABORT]);
    return sums.report('hearing a transaction’s abort', control.lost > 0, control.tally);
  },
};

async function fillTablet(
  sums: Sums,
  idb: IdbBackEnd,
  times: number,
  plants: readonly Plant[] = [],
): Promise<void> {
  const office = await openRigOffice({ plants });
  const ledger = new Ledger();
  const disk = LoopDisk.make(TABLET_MEGABYTES);
  const options = { profile: join(disk.path, 'profile'), origin: office.link.origin, idb, ledger };
  const tablet = await RigTablet.launched(options);
  try {
    await tablet.open();
    await tablet.enrol(office.endpoint.openingCode(), 'Tablette du guichet', GERS);
    await tablet.write(1, 20);
    for (let index = 0; index < times; index += 1) {
      const from = (index + 1) * 10_000;
      office.link.cut();
      disk.fill();
      const told = await writeUntilRefused(tablet, from);
      sums.expect(told, `${idb}: nobody was told that a full disk keeps nothing (${index})`);
      disk.free();
      office.link.mend();
      await worksAgain(sums, tablet, from + 1_000, idb);
      sums.runs += 1;
    }
    await compare(sums, office, tablet, ledger);
  } finally {
    await tablet.kill();
    disk.remove();
    await office.close();
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
async function worksAgain(sums: Sums, tablet: RigTablet, from: number, idb: IdbBackEnd): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    if ((await tablet.write(from + tries * 10, 5)) === 5) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  sums.failed.push(`${idb}: nothing is saved though there is room again: ${tablet.refused.at(-1)?.failed}`);
}

async function compare(sums: Sums, office: RigOffice, tablet: RigTablet, ledger: Ledger): Promise<void> {
  if ((await tablet.memory()).position === undefined) {
    sums.acknowledged += ledger.size;
    sums.lost += ledger.lostIn((await office.log()).records).length;
    sums.failed.push('the browser has wiped the memory');
    return;
  }
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
