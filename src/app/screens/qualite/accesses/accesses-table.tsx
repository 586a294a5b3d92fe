import type { JSX } from 'preact';
import type { Access } from '../../../../domain/access/access.ts';
import { type AccessTelling, accessDetailText, accessWord } from '../../../../i18n/fr/access-words.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

export interface AccessesTableProps {
  rows: readonly Access[];
  telling: AccessTelling;
}

export function AccessesTable({ rows, telling }: AccessesTableProps): JSX.Element {
  const columns: readonly DataColumn<Access>[] = [
    { key: 'at', header: 'Quand', rowHeader: true, nowrap: true, cell: ({ at }) => telling.instant(at) },
    { key: 'who', header: 'Qui', cell: ({ who }) => who },
    { key: 'act', header: 'Action', cell: ({ act }) => accessWord(act) },
    { key: 'detail', header: 'Sur quoi', cell: (access) => accessDetailText(access, telling) || '–' },
  ];
  return (
    <DataTable
      dense
      caption="Journal des accès, le plus récent d’abord"
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon="list"
          title="Rien n’est noté ici"
          text="Choisissez une autre action, ou un autre appareil."
        />
      }
    />
  );
}
