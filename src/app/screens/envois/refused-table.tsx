import type { JSX } from 'preact';
import type { SiteTime } from '../../../domain/kernel/site-time.ts';
import { refusalSentence } from '../../../i18n/fr/refusal-sentence.ts';
import type { RefusedRecord } from '../../../sync/sync-state.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { moreText, SHOWN } from './more-text.ts';
import { factsText, instantText, recordTitle } from './record-words.ts';

/** What the endpoint refused, and why. */
export function RefusedTable({
  records,
  time,
}: {
  records: readonly RefusedRecord[];
  time: SiteTime;
}): JSX.Element | null {
  if (records.length === 0) return null;
  return (
    <div>
      <DataTable
        caption={`Refusé par le serveur (${records.length})`}
        rows={records.slice(0, SHOWN)}
        rowKey={({ record }) => record.id}
        columns={[
          {
            key: 'what',
            header: 'Enregistrement',
            rowHeader: true,
            cell: ({ record }) => recordTitle(record),
          },
          {
            key: 'facts',
            header: 'Contenu',
            cell: ({ record }) => factsText(record, Object.keys(record.facts)),
          },
          { key: 'why', header: 'Pourquoi', cell: ({ refused, detail }) => refusalSentence(refused, detail) },
          { key: 'when', header: 'Refusé le', cell: ({ at }) => instantText(at, time) },
        ]}
      />
      {moreText(records.length)}
    </div>
  );
}
