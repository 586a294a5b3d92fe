import { join } from 'node:path';
import type { Fault, Tally } from './fault.ts';
import { enrolMore, openSite } from './support/devices.ts';
import { endpointLog } from './support/endpoint-log.ts';
import { EndpointProcess } from './support/endpoint-process.ts';
import { Ledger } from './support/ledger.ts';
import { LoopDisk, loopDiskNeeds } from './support/loop-disk.ts';
import { type Plant, plantedServer } from './support/planted-build.ts';
import { Numbers, PushingDevice } from './support/pushing-device.ts';
import { Sums } from './support/sums.ts';

const WITHOUT_SYNC: Plant = {
  file: 'src/server/database/open-sqlite.ts',
  replace: 'pragma synchronous = full',
  by: 'pragma synchronous = off',
};

const DEVICES = 3;

/**
 * The endpoint's SQLite file lies on a disk whose power is cut while devices push: the process stands still, the disk is
 * copied as the device has it, and another process starts on the copy. What was answered has to be in it.
 */
export const fault: Fault = {
  id: 2,
  name: 'power cut of the endpoint',
  needs: loopDiskNeeds,
  async run({ quick }) {
    const sums = new Sums();
    await cutPowerOften(sums, quick ? 5 : 60, quick ? 100 : 12_000);
    const control = new Sums();
    await cutPowerOften(control, quick ? 2 : 8, 0, await plantedServer([WITHOUT_SYNC]));
    return sums.report('synchronous=FULL', control.lost > 0, control.tally satisfies Tally);
  },
};

/** At least so many cuts, and on until so many writes were acknowledged. */
async function cutPowerOften(sums: Sums, cuts: number, writes: number, main?: string): Promise<void> {
  let disk = LoopDisk.make(256);
  const endpoint = await EndpointProcess.started({
    dataDir: join(disk.path, 'data'),
    ...(main === undefined ? {} : { main }),
  });
  const ledger = new Ledger();
  const numbers = new Numbers();
  try {
    const office = await openSite(endpoint);
    const devices = [office, ...(await enrolMore(office, DEVICES - 1))];
    const pushing = devices.map((device) => new PushingDevice(device, ledger, numbers));
    // What the site itself stands on is not what is tried here.
    disk.flush();
    for (let cut = 0; cut < cuts || ledger.size < writes; cut += 1) {
      const runs = pushing.map((device) => device.run());
      await new Promise((resolve) => setTimeout(resolve, 80 + Math.random() * 400));
      endpoint.freeze();
      disk = await moveTo(endpoint, disk);
      await Promise.all(runs);
      await endpoint.start();
      const { records } = await endpointLog(endpoint.options);
      sums.runs += 1;
      const lost = ledger.lostIn(records);
      sums.lost += lost.length;
      // Said once is lost once.
      sums.acknowledged += ledger.forget(lost);
    }
    for (const device of pushing) await device.pushOnce();
    const { records } = await endpointLog(endpoint.options);
    sums.acknowledged += ledger.size;
    sums.doubled += Ledger.doubledIn(records);
  } finally {
    await endpoint.kill();
    disk.remove();
  }
}

/** The power is cut: another disk, as the device had it, stands in the place of the first. */
async function moveTo(endpoint: EndpointProcess, disk: LoopDisk): Promise<LoopDisk> {
  const copy = disk.copyOfDevice();
  await endpoint.kill();
  disk.remove();
  endpoint.options.dataDir = join(copy.path, 'data');
  return copy;
}
