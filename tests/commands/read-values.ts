import type { Desk } from '../../src/commands/desk.ts';
import { type Values, valuesOf } from '../../src/domain/kernel/record.ts';

/** What a stored record says now; empty when it is not there. */
export async function readValues<Shapes>(desk: Desk, id: string): Promise<Values<Shapes>> {
  const record = await desk.store.get(id);
  return record === undefined ? {} : valuesOf<Shapes>(record);
}
