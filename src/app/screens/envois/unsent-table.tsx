import type { JSX } from 'preact';
import type { SiteTime } from '../../../domain/kernel/site-time.ts';
import type { UnsentRecord } from '../../../sync/sync-state.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { moreText, SHOWN } from './more-text.ts';
import { RecordCell } from './record-cell.tsx';
import { writtenText } from './record-words.ts';

export interface UnsentTableProps {
  records: readonly UnsentRecord[];
  time: SiteTime;
}

/** What waits for the network. */
export function UnsentTable({ records, time }: UnsentTableProps): JSX.Element | null {
  if (records.length === 0) return null;
  const columns: DataColumn<UnsentRecord>[] = [
    {
      key: 'what',
      header: 'Enregistrement',
      rowHeader: true,
      cell: ({ record, facts }) => <RecordCell record={record} facts={facts} />,
    },
    { key: 'when', header: 'Saisi le', cell: ({ record, facts }) => writtenText(record, facts, time) },
  ];
  return (
    <div>
      <DataTable
        caption={`À envoyer (${records.length})`}
        rows={records.slice(0, SHOWN)}
        rowKey={({ record }) => record.id}
        columns={columns}
      />
      {moreText(records.length)}
    </div>
  );
}
