import { keyOfRow, type TableName } from '../../../src/storage/schema.ts';
import type { SimulatedTransaction } from './simulated-indexed-db.ts';
import { isWithin, keyText, SimulatedKeyRange } from './simulated-key-range.ts';

export type Row = Readonly<Record<string, unknown>>;

/** One table as a transaction sees it. */
export function objectStoreOf(transaction: SimulatedTransaction, name: TableName) {
  const keyOf = (row: Row) => keyText(keyOfRow(name, row as never));
  const inRange = (range: unknown, limit?: number) => {
    const rows = transaction.all(name).filter(([key]) => isWithin(key, range));
    return limit === undefined ? rows : rows.slice(0, limit);
  };
  return {
    get: (key: unknown) => transaction.ask(() => transaction.read(name, keyText(key))),
    getAll: (range?: unknown, limit?: number) =>
      transaction.ask(() => inRange(range, limit).map(([, row]) => row)),
    getAllKeys: (range?: unknown, limit?: number) =>
      transaction.ask(() => inRange(range, limit).map(([key]) => key)),
    count: (range?: unknown) => transaction.ask(() => inRange(range).length),
    put: (row: Row) => transaction.ask(() => transaction.write(name, keyOf(row), row)),
    add: (row: Row) =>
      transaction.ask(() => {
        if (transaction.read(name, keyOf(row)) !== undefined)
          throw new DOMException('The key is taken', 'ConstraintError');
        transaction.write(name, keyOf(row), row);
      }),
    delete: (key: unknown) =>
      transaction.ask(() => {
        const keys = key instanceof SimulatedKeyRange ? inRange(key).map(([held]) => held) : [keyText(key)];
        for (const one of keys) transaction.write(name, one, undefined);
      }),
    clear: () =>
      transaction.ask(() => {
        for (const [key] of transaction.all(name)) transaction.write(name, key, undefined);
      }),
    index: (path: string) => ({
      getAll: (range?: unknown, limit?: number) =>
        transaction.ask(() =>
          transaction
            .all(name)
            .map(([key, row]) => ({ key, row, indexed: indexKey(path, row) }))
            .filter(({ indexed }) => indexed !== undefined && isWithin(indexed, range))
            .sort((a, b) => compare(a.indexed ?? '', b.indexed ?? '') || compare(a.key, b.key))
            .slice(0, limit)
            .map(({ row }) => row),
        ),
    }),
  };
}

/** The key under which an index files a row: `since`, `[kind+day]`. */
function indexKey(path: string, row: Row): string | undefined {
  const fields = path.replace(/[[\]]/g, '').split('+');
  const values = fields.map((field) => row[field]);
  if (values.includes(undefined)) return undefined;
  return keyText(values.length === 1 ? values[0] : values);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
