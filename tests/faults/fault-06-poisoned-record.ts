import type { GuichetRecord } from '../../src/domain/kernel/record.ts';
import type { Fault } from './fault.ts';
import { plantOf } from './support/plant-of.ts';
import { type Hall, inHall } from './support/rig-hall.ts';
import type { RigTablet } from './support/rig-tablet.ts';
import { Sums } from './support/sums.ts';

const GOOD = 499;

/** Among 500 records that wait is one that the endpoint refuses, whatever made it: a bug, an older version, a flipped byte. */
export const fault: Fault = {
  id: 6,
  name: 'one poisoned record among 500',
  async run({ quick }) {
    const sums = new Sums();
    for (let round = 0; round < (quick ? 1 : 10); round += 1) await inHall({}, (hall) => poison(sums, hall));
    const control = new Sums();
    await inHall({ plants: [plantOf('a refused record is dropped')] }, (hall) => poison(control, hall));
    return sums.report('the drawer', control.lost > 0, control.tally);
  },
};

async function poison(sums: Sums, hall: Hall): Promise<void> {
  const tablet = await hall.seat('tablette');
  await tablet.untilUpToDate(async () => (await hall.office.log()).seq);
  hall.proxy.mangle = (passing) => passing.cut();
  await tablet.write(1, GOOD);
  const waiting = (await tablet.memory()).waiting.length;
  await plantRecord(tablet);
  const before = (await hall.office.log()).records.size;
  hall.proxy.mangle = undefined;
  await tablet.untilUpToDate(async () => (await hall.office.log()).seq);
  const { records } = await hall.office.log();
  const drawer = await drawerOf(tablet);
  sums.runs += 1;
  sums.acknowledged += hall.ledger.size + 1;
  sums.lost += hall.ledger.lostIn(records).length + (drawer.includes('poison') ? 0 : 1);
  sums.expect(records.size - before === waiting, `${records.size - before} of ${waiting} are stored`);
  sums.expect(drawer.length <= 1, `${drawer.length} lie in the drawer`);
}

/** Puts a record into the memory past every door of the product. */
function plantRecord(tablet: RigTablet): Promise<void> {
  return tablet.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('guichet');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const transaction = database.transaction(['records', 'outbox'], 'readwrite');
    const records = transaction.objectStore('records');
    const reading = records.getAll(undefined, 1);
    await new Promise<void>((resolve, reject) => {
      reading.onsuccess = () => {
        const [model] = reading.result as (GuichetRecord & { readonly day: string })[];
        if (model === undefined) return reject(new Error('Nothing is held'));
        const stamp = Object.values(model.facts)[0]?.stamp ?? '';
        const facts = { arrival: { stamp, value: { at: 'soon', people: -1 } } };
        records.put({ id: 'poison', site: model.site, kind: 'visit', day: '', facts });
        transaction
          .objectStore('outbox')
          .put({ id: 'poison', kind: 'visit', stamps: { arrival: stamp }, since: 1 });
      };
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    database.close();
  });
}

/** Ids of the records in the drawer. */
function drawerOf(tablet: RigTablet): Promise<string[]> {
  return tablet.page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('guichet');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('drawer').objectStore('drawer').getAllKeys();
          reading.onsuccess = () => {
            resolve(reading.result.map(String));
            opening.result.close();
          };
          reading.onerror = () => reject(reading.error);
        };
      }),
  );
}
