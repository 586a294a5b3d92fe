import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROUTES } from '../../../src/contract/routes.ts';
import { POSTES } from '../../../src/domain/rights.ts';
import type { IdbBackEnd } from '../../fixtures/idb-back-ends.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { codeFor } from './devices.ts';
import { divergedBetween, Ledger } from './ledger.ts';
import { ManglingProxy } from './mangling-proxy.ts';
import type { Plant } from './planted-build.ts';
import { openRigOffice, type RigOffice } from './rig-office.ts';
import { RigTablet } from './rig-tablet.ts';
import type { Sums } from './sums.ts';

/** An endpoint, and tablets that reach it through a proxy that mangles. */
export interface Hall {
  readonly office: RigOffice;
  readonly proxy: ManglingProxy;
  readonly ledger: Ledger;
  /** A folder for profiles, removed at the end. */
  readonly folder: string;
  /** A new tablet, enrolled. */
  seat(name: string, flags?: readonly string[]): Promise<RigTablet>;
  /** The device that opened the site: the rig itself. */
  readonly opening: TestDevice;
  /** A code that makes a tablet one with every poste. */
  newCode(): Promise<string>;
  /** Opens the browser and the page on a profile of the folder, not its memory. */
  launch(name: string): Promise<RigTablet>;
  /** Opens a profile of the folder. */
  open(name: string, flags?: readonly string[]): Promise<RigTablet>;
  /** With nothing in the way any more, all comes to the endpoint and to these tablets, once. */
  endWell(sums: Sums, tablets: readonly RigTablet[]): Promise<void>;
}

export interface HallOptions {
  readonly plants?: readonly Plant[];
  readonly main?: string;
  /** What its tablets keep IndexedDB on; LevelDB unless given. */
  readonly idb?: IdbBackEnd;
}

/** Runs `work` in a hall that is closed whatever becomes of it. */
export async function inHall(
  { idb = 'LevelDB', ...options }: HallOptions,
  work: (hall: Hall) => Promise<void>,
): Promise<void> {
  const office = await openRigOffice(options);
  const proxy = await ManglingProxy.opened(() => office.link.origin);
  const folder = await mkdtemp(join(tmpdir(), 'guichet-hall-'));
  const ledger = new Ledger();
  const tablets: RigTablet[] = [];
  const opening = await TestDevice.enrolled(office.endpoint.url, office.endpoint.openingCode(), GERS);

  async function launch(name: string, flags: readonly string[] = []): Promise<RigTablet> {
    const profile = join(folder, name);
    const tablet = await RigTablet.launched({ profile, origin: proxy.origin, idb, ledger, flags });
    tablets.push(tablet);
    return tablet;
  }

  async function open(name: string, flags?: readonly string[]): Promise<RigTablet> {
    const tablet = await launch(name, flags);
    await tablet.open();
    return tablet;
  }

  const newCode = () => codeFor(opening, POSTES);

  try {
    await work({
      office,
      proxy,
      ledger,
      folder,
      launch,
      open,
      opening,
      newCode,
      async seat(name, flags) {
        const tablet = await open(name, flags);
        await tablet.enrol(await newCode(), name);
        return tablet;
      },
      async endWell(sums, present) {
        proxy.mangle = undefined;
        for (const tablet of present) await tablet.untilUpToDate(async () => (await office.log()).seq);
        const { records } = await office.log();
        sums.acknowledged += ledger.size;
        sums.lost += ledger.lostIn(records).length;
        sums.doubled += Ledger.doubledIn(records);
        for (const tablet of present)
          sums.diverged += divergedBetween((await tablet.memory()).records, records);
      },
    });
  } finally {
    for (const tablet of tablets) await tablet.kill();
    await proxy.close();
    await office.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether an exchange carries records. */
export function isSync(path: string): boolean {
  return path === ROUTES.push || path === ROUTES.pull;
}
