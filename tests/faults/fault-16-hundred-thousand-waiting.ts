import type { Fault } from './fault.ts';
import { plantOf } from './support/plant-of.ts';
import { type Hall, inHall } from './support/rig-hall.ts';
import type { RigTablet } from './support/rig-tablet.ts';
import { Sums } from './support/sums.ts';

/** Records of one write, as an import has them. */
const AT_ONCE = 5_000;

/** The page's own memory while all of it is sent: one batch, not all that waits. */
const HEAP_MAX_MB = 150;

/** A tablet that was without network for a year has a hundred thousand records to send. */
export const fault: Fault = {
  id: 16,
  name: '100,000 records wait',
  async run({ quick }) {
    const sums = new Sums();
    await inHall({}, (hall) => drain(sums, hall, quick ? 2_000 : 100_000));
    const control = new Sums();
    const plants = [plantOf('the outbox row goes before the answer is there')];
    await inHall({ plants }, (hall) => drain(control, hall, 1_000));
    return sums.report('waiting for the answer to a push', control.lost > 0, control.tally);
  },
};

async function drain(sums: Sums, hall: Hall, count: number): Promise<void> {
  const tablet = await hall.seat('tablette');
  await tablet.untilUpToDate(async () => (await hall.office.log()).seq);
  const settings = (await hall.office.log()).records.size;
  hall.proxy.mangle = (passing) => passing.cut();
  for (let from = 0; from < count; from += AT_ONCE) await fill(tablet, from, Math.min(count, from + AT_ONCE));
  await tablet.syncNow();
  await new Promise((resolve) => setTimeout(resolve, 500));
  hall.proxy.mangle = undefined;
  const watched = watchHeap(tablet);
  const startedAt = performance.now();
  await tablet.untilUpToDate(async () => (await hall.office.log()).seq, 600_000);
  const seconds = (performance.now() - startedAt) / 1000;
  const heapMb = await watched();
  const stored = (await hall.office.log()).records.size - settings;
  sums.runs += 1;
  sums.acknowledged += count;
  sums.lost += Math.max(0, count - stored);
  sums.doubled += Math.max(0, stored - count);
  sums.expect(heapMb < HEAP_MAX_MB, `the page took ${heapMb.toFixed(0)} MB`);
  sums.notes.push(
    `${count} sent in ${seconds.toFixed(1)} s; at most ${heapMb.toFixed(0)} MB on the page's heap`,
  );
}

/** As the product's import writes them. */
function fill(tablet: RigTablet, from: number, to: number): Promise<void> {
  return tablet.page.evaluate(
    ([from, to]) => {
      const at = Date.now();
      const visit = (n: number) => ({
        id: `charge-${n}`,
        facts: {
          arrival: {
            at: at - (n % 300) * 86_400_000,
            service: 'accueil-general',
            appointment: false,
            people: 1,
            userType: 'particulier',
            needs: [],
          },
        },
      });
      return globalThis.tablet.stateAll(
        'visit',
        Array.from({ length: to - from }, (_, index) => visit(from + index)),
      );
    },
    [from, to] as const,
  );
}

/** @returns what ends it and tells the most that was seen, in megabytes: what was in use after a collection of garbage */
function watchHeap(tablet: RigTablet): () => Promise<number> {
  let most = 0;
  let over = false;
  const watching = (async () => {
    const session = await tablet.context.newCDPSession(tablet.page);
    await session.send('HeapProfiler.enable');
    while (!over) {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      most = Math.max(most, usedSize / 2 ** 20);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  })();
  return async () => {
    over = true;
    await watching;
    return most;
  };
}
