import { metaIn, metaRow } from './meta.ts';
import type { MemoryTransaction } from './transaction.ts';

/**
 * Draws a number for a push. Write transactions follow one another and are strict, so no tab, service worker or later start
 * of this memory draws it again; a copy of this memory does, and the endpoint can tell.
 */
export async function drawPushNumber(transaction: MemoryTransaction): Promise<number> {
  const number = ((await metaIn(transaction, 'pushNumber')) ?? 0) + 1;
  transaction.put('meta', metaRow('pushNumber', number));
  return number;
}
