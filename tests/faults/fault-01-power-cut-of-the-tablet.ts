import { join } from 'node:path';
import { IDB_BACK_ENDS, type IdbBackEnd } from '../fixtures/idb-back-ends.ts';
import { GERS } from '../fixtures/test-device.ts';
import type { Fault } from './fault.ts';
import { divergedBetween, Ledger } from './support/ledger.ts';
import { LoopDisk, loopDiskNeeds } from './support/loop-disk.ts';
import type { Plant } from './support/planted-build.ts';
import { openRigOffice, type RigOffice } from './support/rig-office.ts';
import { RigTablet } from './support/rig-tablet.ts';
import { Sums } from './support/sums.ts';

const WITHOUT_STRICT: Plant = {
  file: 'src/storage/transaction.ts',
  replace: "durability: 'strict'",
  by: "durability: 'relaxed'",
};

interface Length {
  readonly cuts: number;
  /** At least so many acknowledged writes. */
  readonly writes: number;
}

/**
 * Chromium's profile lies on a disk whose power is cut while a person writes: all its processes stand still, the disk is
 * copied as the device has it, and a new browser opens the copy. What the person was told is saved has to be there, and in
 * the endpoint at the end.
 */
export const fault: Fault = {
  id: 1,
  name: 'power cut of the tablet',
  needs: loopDiskNeeds,
  async run({ quick }) {
    const sums = new Sums();
    const control = new Sums();
    for (const idb of IDB_BACK_ENDS) {
      await cutPowerOften(sums, idb, quick ? { cuts: 2, writes: 0 } : { cuts: 25, writes: 5_200 });
      const before = control.lost;
      await cutPowerOften(control, idb, { cuts: quick ? 1 : 5, writes: 0 }, [WITHOUT_STRICT]);
      sums.notes.push(`${idb}, relaxed: ${control.lost - before} of what was said saved was lost`);
      if (control.lost === before) sums.failed.push(`the control lost nothing on ${idb}`);
    }
    return sums.report("durability: 'strict'", control.lost > 0, control.tally);
  },
};

async function cutPowerOften(
  sums: Sums,
  idb: IdbBackEnd,
  { cuts, writes }: Length,
  plants: readonly Plant[] = [],
): Promise<void> {
  const office = await openRigOffice({ plants });
  const ledger = new Ledger();
  let disk = LoopDisk.make(256);
  const options = () => ({ profile: join(disk.path, 'profile'), origin: office.link.origin, idb, ledger });
  let tablet = await RigTablet.opened(options());
  let next = 1;
  try {
    await tablet.enrol(office.endpoint.openingCode(), 'Tablette du guichet', GERS);
    disk.flush();
    for (let cut = 0; cut < cuts || ledger.size < writes; cut += 1) {
      // Half of the time with the network: what is acknowledged and pulled is written too.
      if (cut % 2 === 0) office.link.mend();
      else office.link.cut();
      tablet.write(next, 2_000).catch(() => undefined);
      await untilSaid(ledger, ledger.size + 20 + Math.floor(Math.random() * 300));
      tablet.freeze();
      const copy = disk.copyOfDevice();
      next += 2_000;
      await tablet.kill();
      disk.remove();
      disk = copy;
      tablet = await RigTablet.opened(options());
      sums.runs += 1;
      const lost = ledger.lostIn((await tablet.memory()).records);
      sums.lost += lost.length;
      sums.acknowledged += ledger.forget(lost);
    }
    // One that forgot which pushes it had numbered is taken for a copy of itself, and fenced.
    if (plants.length === 0) await endWell(sums, office, tablet, ledger);
  } finally {
    await tablet.kill();
    disk.remove();
    await office.close();
  }
}

/** With the network back, all of it comes to the endpoint, once. */
async function endWell(sums: Sums, office: RigOffice, tablet: RigTablet, ledger: Ledger): Promise<void> {
  office.link.mend();
  await tablet.untilUpToDate(async () => (await office.log()).seq);
  const { records } = await office.log();
  sums.acknowledged += ledger.size;
  sums.lost += ledger.lostIn(records).length;
  sums.doubled += Ledger.doubledIn(records);
  sums.diverged += divergedBetween((await tablet.memory()).records, records);
}

async function untilSaid(ledger: Ledger, size: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (ledger.size < size) {
    if (Date.now() > deadline) throw new Error('The tablet says nothing any more');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
