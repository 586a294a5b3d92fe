import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDB_BACK_ENDS, type IdbBackEnd } from '../fixtures/idb-back-ends.ts';
import { GERS } from '../fixtures/test-device.ts';
import type { Fault } from './fault.ts';
import { installMisfortunes, MISFORTUNES } from './support/idb-misfortunes.ts';
import { divergedBetween, Ledger, markedIn } from './support/ledger.ts';
import type { Plant } from './support/planted-build.ts';
import { openRigOffice } from './support/rig-office.ts';
import { RigTablet } from './support/rig-tablet.ts';
import { Sums } from './support/sums.ts';

/** Listens to errors only, as one does who trusts the names of events. */
const DEAF_TO_ABORT: Plant = {
  file: 'src/storage/transaction.ts',
  replace: 'transaction.onabort =',
  by: 'transaction.onerror =',
};

const SETTLES_WITHIN_MS = 15_000;

/**
 * IndexedDB fails under an open page: openings give `UnknownError`, connections are lost, transactions abort without an error,
 * early or at their end. Every promise settles, what was said saved is there, what was said not saved is not, and the next
 * write is saved.
 */
export const fault: Fault = {
  id: 12,
  name: 'UnknownError, connection lost, bare abort',
  async run({ quick }) {
    const sums = new Sums();
    for (const idb of IDB_BACK_ENDS) await failOften(sums, idb, quick ? 2 : 40);
    const control = new Sums();
    await failOften(control, 'LevelDB', 1, [DEAF_TO_ABORT]);
    const hung = control.failed.some((failure) => failure.includes('does not settle'));
    return sums.report('hearing a transaction’s abort', hung);
  },
};

async function failOften(
  sums: Sums,
  idb: IdbBackEnd,
  rounds: number,
  plants: readonly Plant[] = [],
): Promise<void> {
  const office = await openRigOffice({ plants });
  const ledger = new Ledger();
  const profile = await mkdtemp(join(tmpdir(), 'guichet-profile-'));
  const tablet = await RigTablet.launched({
    profile,
    origin: office.link.origin,
    idb,
    ledger,
    before: installMisfortunes,
  });
  let next = 1;
  try {
    await tablet.open();
    await tablet.enrol(office.endpoint.openingCode(), 'Tablette du guichet', GERS);
    for (const [kind, times] of occasions(rounds)) {
      await tablet.page.evaluate(
        ([kind, times]) => {
          globalThis.misfortune = { kind, times };
        },
        [kind, times] as const,
      );
      const settled = await tablet.write(next, 6, { withinMs: SETTLES_WITHIN_MS }).catch(() => undefined);
      sums.runs += 1;
      if (settled === undefined) {
        sums.failed.push(`${idb}: after ${kind}, a write does not settle`);
        return;
      }
      await tablet.page.evaluate(() => {
        globalThis.misfortune = undefined;
      });
      const saved = await tablet.write(next + 10, 3, { withinMs: SETTLES_WITHIN_MS }).catch(() => 0);
      sums.expect(saved === 3, `${idb}: after ${kind}, nothing is saved any more`);
      next += 20;
    }
    await tablet.untilUpToDate(async () => (await office.log()).seq);
    const { records } = await office.log();
    const memory = await tablet.memory();
    sums.acknowledged += ledger.size;
    sums.lost += ledger.lostIn(records).length;
    sums.doubled += Ledger.doubledIn(records);
    sums.diverged += divergedBetween(memory.records, records);
    const there = tablet.refused.filter(({ n }) => markedIn(memory.records, n));
    sums.expect(there.length === 0, `${there.length} writes are there that were told not saved`);
    sums.notes.push(`${idb}: ${tablet.refused.length} writes were told not saved`);
  } finally {
    await tablet.kill();
    await office.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** Once, a few times, and oftener than anything is tried again. */
function occasions(rounds: number) {
  return Array.from({ length: rounds }).flatMap(() =>
    MISFORTUNES.flatMap((kind) => [1, 2, 30].map((times) => [kind, times] as const)),
  );
}
