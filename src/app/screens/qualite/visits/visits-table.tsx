import type { JSX } from 'preact';
import { restoreRecord } from '../../../../commands/restore-record.ts';
import { voidVisit } from '../../../../commands/void-visit.ts';
import { clockText } from '../../../../domain/kernel/site-time.ts';
import { ticketText } from '../../../../domain/visit/visit.ts';
import { useGuichet, useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { shortDay } from '../french.ts';
import type { VisitRow } from './visit-row.ts';
import { originWord, visitStatusWord } from './visit-words.ts';

/** Visits, each with the button that takes it out of the count or back into it. */
export function VisitsTable({ rows }: { rows: readonly VisitRow[] }): JSX.Element {
  const { desk } = useGuichet();
  const { services, reasons } = useSettings();
  const columns: readonly DataColumn<VisitRow>[] = [
    {
      key: 'at',
      header: 'Arrivée',
      rowHeader: true,
      nowrap: true,
      cell: ({ arrival }) => moment(desk.time.local(arrival.at), arrival.precision),
    },
    {
      key: 'service',
      header: 'Service',
      cell: ({ arrival }) => services[arrival.service]?.short ?? arrival.service,
    },
    { key: 'reason', header: 'Motif', cell: ({ arrival }) => reasonWord(arrival.reason, reasons) },
    { key: 'people', header: 'Personnes', align: 'end', cell: ({ arrival }) => arrival.people },
    {
      key: 'ticket',
      header: 'Ticket',
      nowrap: true,
      cell: ({ arrival }) => (arrival.ticket ? ticketText(arrival.ticket) : '–'),
    },
    { key: 'status', header: 'État', cell: ({ visit }) => visitStatusWord(visit) },
    { key: 'origin', header: 'Origine', cell: ({ id }) => originWord(id) },
    { key: 'act', header: 'Action', headerHidden: true, cell: (row) => <VoidButton row={row} /> },
  ];
  return (
    <DataTable
      dense
      caption="Visites de la période"
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon="list"
          title="Aucune visite ici"
          text="Choisissez d’autres jours, ou enlevez un filtre."
        />
      }
    />
  );
}

function VoidButton({ row }: { row: VisitRow }): JSX.Element {
  const act = useAct();
  if (row.visit.void !== undefined) {
    return (
      <Button
        variant="quiet"
        icon="undo"
        onClick={() => act(restoreRecord, { id: row.id }, { said: 'Visite rétablie' })}
      >
        Rétablir
      </Button>
    );
  }
  return (
    <Button
      variant="quiet"
      icon="trash"
      onClick={() =>
        act(
          voidVisit,
          { id: row.id, reason: 'mistake' },
          { said: 'Visite annulée : elle n’est plus comptée' },
        )
      }
    >
      Annuler
    </Button>
  );
}

function moment(
  local: { readonly day: string; readonly minute: number },
  precision: 'hour' | undefined,
): string {
  const clock = precision === 'hour' ? `vers ${Math.floor(local.minute / 60)} h` : clockText(local.minute);
  return `${shortDay(local.day)} ${clock}`;
}

function reasonWord(
  key: string | undefined,
  reasons: Readonly<Record<string, { readonly label: string }>>,
): string {
  return key === undefined ? '–' : (reasons[key]?.label ?? key);
}
