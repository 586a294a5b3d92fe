import type { JSX } from 'preact';
import type { SiteTime } from '../../../domain/kernel/site-time.ts';
import { refusalSentence } from '../../../i18n/fr/refusal-sentence.ts';
import type { RefusedRecord } from '../../../sync/sync-state.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { moreText, SHOWN } from './more-text.ts';
import { RecordCell } from './record-cell.tsx';
import { instantText } from './record-words.ts';

export interface RefusedTableProps {
  records: readonly RefusedRecord[];
  time: SiteTime;
}

/** What the endpoint refused, and why. */
export function RefusedTable({ records, time }: RefusedTableProps): JSX.Element | null {
  if (records.length === 0) return null;
  const columns: DataColumn<RefusedRecord>[] = [
    {
      key: 'what',
      header: 'Enregistrement',
      rowHeader: true,
      cell: ({ record }) => <RecordCell record={record} facts={Object.keys(record.facts)} />,
    },
    { key: 'why', header: 'Pourquoi', cell: ({ refused, detail }) => refusalSentence(refused, detail) },
    { key: 'when', header: 'Refusé le', cell: ({ at }) => instantText(at, time) },
  ];
  return (
    <div>
      <DataTable
        caption={`Refusé par le serveur (${records.length})`}
        rows={records.slice(0, SHOWN)}
        rowKey={({ record }) => record.id}
        columns={columns}
      />
      {moreText(records.length)}
    </div>
  );
}
