import type { JSX } from 'preact';
import type { SiteTime } from '../../../domain/kernel/site-time.ts';
import { refusalSentence } from '../../../i18n/fr/refusal-sentence.ts';
import type { RefusedRecord } from '../../../sync/sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { moreText, SHOWN } from './more-text.ts';
import { RecordCell } from './record-cell.tsx';
import { instantText } from './record-words.ts';

export interface RefusedTableProps {
  records: readonly RefusedRecord[];
  time: SiteTime;
  onSendAgain: (record: RefusedRecord) => void;
  busy: boolean;
}

/** What the endpoint refused, and why. */
export function RefusedTable({ records, time, onSendAgain, busy }: RefusedTableProps): JSX.Element {
  const columns: DataColumn<RefusedRecord>[] = [
    {
      key: 'what',
      header: 'Enregistrement',
      rowHeader: true,
      cell: ({ record }) => <RecordCell record={record} facts={Object.keys(record.facts)} />,
    },
    { key: 'why', header: 'Pourquoi', cell: ({ refused, detail }) => refusalSentence(refused, detail) },
    { key: 'when', header: 'Refusé le', cell: ({ at }) => instantText(at, time) },
    {
      key: 'again',
      header: 'Renvoyer',
      headerHidden: true,
      cell: (record) =>
        record.refused !== 'unreadable' && (
          <Button icon="sync" disabled={busy} onClick={() => onSendAgain(record)}>
            Renvoyer
          </Button>
        ),
    },
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
