import type { JSX } from 'preact';
import type { DeviceRow } from '../../../../contract/enrolment.ts';
import { clockText, type SiteTime } from '../../../../domain/kernel/site-time.ts';
import { posteName } from '../../../../i18n/fr/words.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Cluster } from '../../../ui/cluster.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { plainDay } from '../french.ts';

export interface DevicesTableProps {
  rows: readonly DeviceRow[];
  onPostes: (device: DeviceRow) => void;
  onRevoke: (device: DeviceRow) => void;
}

export function DevicesTable({ rows, onPostes, onRevoke }: DevicesTableProps): JSX.Element {
  const { desk, device: own } = useGuichet();
  const columns: readonly DataColumn<DeviceRow>[] = [
    {
      key: 'name',
      header: 'Appareil',
      rowHeader: true,
      cell: ({ name, device }) => (device === own.device ? `${name} (cet appareil)` : name),
    },
    { key: 'postes', header: 'Postes', cell: ({ postes }) => postes.map(posteName).join(', ') || 'aucun' },
    {
      key: 'created',
      header: 'Ajouté le',
      nowrap: true,
      cell: ({ createdAt }) => plainDay(desk.time.dayOf(createdAt)),
    },
    { key: 'seen', header: 'Vu', nowrap: true, cell: ({ lastSeenAt }) => moment(lastSeenAt, desk.time) },
    {
      key: 'state',
      header: 'État',
      cell: ({ revokedAt }) =>
        revokedAt === undefined ? (
          <Badge tone="success">autorisé</Badge>
        ) : (
          <Badge tone="danger">révoqué</Badge>
        ),
    },
    {
      key: 'acts',
      header: 'Actions',
      headerHidden: true,
      cell: (row) =>
        row.revokedAt === undefined && <Acts row={row} onPostes={onPostes} onRevoke={onRevoke} />,
    },
  ];
  return (
    <DataTable
      caption="Postes du site"
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ device }) => device}
    />
  );
}

function Acts({
  row,
  onPostes,
  onRevoke,
}: { row: DeviceRow } & Omit<DevicesTableProps, 'rows'>): JSX.Element {
  return (
    <Cluster gap={1}>
      <Button variant="quiet" icon="edit" onClick={() => onPostes(row)}>
        Changer<VisuallyHidden> les postes de {row.name}</VisuallyHidden>
      </Button>
      <Button variant="quiet" icon="lock" onClick={() => onRevoke(row)}>
        Révoquer<VisuallyHidden> {row.name}</VisuallyHidden>
      </Button>
    </Cluster>
  );
}

function moment(at: number | undefined, time: SiteTime): string {
  if (at === undefined) return 'jamais';
  const { day, minute } = time.local(at);
  return `${plainDay(day)} ${clockText(minute)}`;
}
