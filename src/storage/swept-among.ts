import type { ReadTransaction } from './transaction.ts';

/** Whether a reading from 0 is under way that may end in forgetting. */
export async function isSweeping(transaction: ReadTransaction): Promise<boolean> {
  return (await transaction.getRange('sweep', undefined, 1)).length > 0;
}

/** Those of these ids that a reading from 0 has not named yet; one request where none is under way. */
export async function sweptAmong(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!(await isSweeping(transaction))) return NONE;
  const rows = await transaction.getHeld('sweep', ids);
  return new Set(rows.flatMap((row) => row?.id ?? []));
}

const NONE: ReadonlySet<string> = new Set();
