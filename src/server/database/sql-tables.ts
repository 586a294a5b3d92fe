import type { Tables } from '../use-cases/ports.ts';
import type { Connection } from './schema.ts';
import { sqlAccessTable } from './sql-access-table.ts';
import { sqlCodeTable } from './sql-code-table.ts';
import { sqlDeviceTable } from './sql-device-table.ts';
import { sqlMemoTable } from './sql-memo-table.ts';
import { sqlPushTable } from './sql-push-table.ts';
import { sqlRecordTable } from './sql-record-table.ts';
import { sqlSiteTable } from './sql-site-table.ts';
import { sqlTombstoneTable } from './sql-tombstone-table.ts';

/** The tables as seen through a connection or a transaction. */
export function sqlTables(db: Connection): Tables {
  return {
    records: sqlRecordTable(db),
    sites: sqlSiteTable(db),
    devices: sqlDeviceTable(db),
    tombstones: sqlTombstoneTable(db),
    accesses: sqlAccessTable(db),
    codes: sqlCodeTable(db),
    memos: sqlMemoTable(db),
    pushes: sqlPushTable(db),
  };
}
