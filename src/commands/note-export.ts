import * as v from 'valibot';
import type { GuichetRecord } from '../domain/kernel/record.ts';
import { type Exported, openingKind } from '../domain/sealing/opening.ts';
import { sealedContactShape } from '../domain/sealing/sealed-contact.ts';
import type { Desk } from './desk.ts';

/**
 * Writes down, before a file is made of records, that sealed contacts go into it: so the line stands in the file too, and travels
 * with it where this device can send nothing any more. Writes nothing where there are none.
 * @param device id of this device
 * @returns whether something was written
 */
export async function noteExport(
  desk: Desk,
  device: string,
  records: readonly GuichetRecord[],
): Promise<boolean> {
  const contacts = records.filter(({ facts }) =>
    Object.values(facts).some(({ value }) => v.is(sealedContactShape, value)),
  ).length;
  if (contacts === 0) return false;
  const exported: Exported = { at: desk.now(), device, records: records.length, contacts };
  await desk.store.write((transaction) => transaction.create(openingKind.name, desk.newId(), { exported }));
  return true;
}
