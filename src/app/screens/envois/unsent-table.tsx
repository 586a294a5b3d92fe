import type { JSX } from 'preact';
import type { SiteTime } from '../../../domain/kernel/site-time.ts';
import type { UnsentRecord } from '../../../sync/sync-state.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { moreText, SHOWN } from './more-text.ts';
import { factsText, recordTitle, writtenText } from './record-words.ts';

/** What waits for the network. */
export function UnsentTable({
  records,
  time,
}: {
  records: readonly UnsentRecord[];
  time: SiteTime;
}): JSX.Element | null {
  if (records.length === 0) return null;
  return (
    <div>
      <DataTable
        caption={`À envoyer (${records.length})`}
        rows={records.slice(0, SHOWN)}
        rowKey={({ record }) => record.id}
        columns={[
          {
            key: 'what',
            header: 'Enregistrement',
            rowHeader: true,
            cell: ({ record }) => recordTitle(record),
          },
          { key: 'facts', header: 'Ce qui attend', cell: ({ record, facts }) => factsText(record, facts) },
          { key: 'when', header: 'Saisi le', cell: ({ record, facts }) => writtenText(record, facts, time) },
        ]}
      />
      {moreText(records.length)}
    </div>
  );
}
