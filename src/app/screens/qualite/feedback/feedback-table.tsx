import type { JSX } from 'preact';
import { CHANNEL_WORDS, TYPE_WORDS } from '../../../../i18n/fr/feedback-words.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { plainDay } from '../french.ts';
import type { FeedbackRow } from './feedback-row.ts';
import { STATUS_WORDS } from './feedback-words.ts';

export interface FeedbackTableProps {
  rows: readonly FeedbackRow[];
  onOpen: (id: string) => void;
}

/** Complaints, suggestions and thanks, with what is left of their delay. */
export function FeedbackTable({ rows, onOpen }: FeedbackTableProps): JSX.Element {
  const { services, themes } = useSettings();
  const columns: readonly DataColumn<FeedbackRow>[] = [
    {
      key: 'on',
      header: 'Déposé le',
      rowHeader: true,
      nowrap: true,
      // The button comes first, so that it is in sight on a narrow glass too.
      cell: ({ id, deposit }) => (
        <Button variant="quiet" class="q-open" onClick={() => onOpen(id)}>
          <VisuallyHidden>Ouvrir : {TYPE_WORDS[deposit.type]} du </VisuallyHidden>
          {plainDay(deposit.depositedOn)}
        </Button>
      ),
    },
    {
      key: 'type',
      header: 'Type, moyen',
      cell: ({ deposit }) => (
        <>
          {TYPE_WORDS[deposit.type]}
          <span class="q-second">{CHANNEL_WORDS[deposit.channel]}</span>
        </>
      ),
    },
    {
      key: 'text',
      header: 'Texte, service, thème',
      cell: ({ deposit }) => (
        <>
          <span class="q-cut">{deposit.text}</span>
          <span class="q-second">{about(deposit.service, deposit.theme, services, themes)}</span>
        </>
      ),
    },
    {
      key: 'status',
      header: 'État',
      cell: (row) => <Badge tone={STATUS_WORDS[row.status].tone}>{STATUS_WORDS[row.status].word}</Badge>,
    },
    { key: 'deadline', header: 'Échéance', cell: (row) => <Deadline row={row} /> },
  ];
  return (
    <DataTable
      caption="Réclamations, suggestions et remerciements"
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="letter" title="Rien ici" text="Enlevez un filtre, ou choisissez une autre année." />
      }
    />
  );
}

/** The last day of the reply, and what is left until then while one is awaited. */
function Deadline({ row: { deadline, daysLeft, deposit } }: { row: FeedbackRow }): JSX.Element {
  if (deposit.type === 'thanks') return <>–</>;
  return (
    <>
      {plainDay(deadline)}
      {daysLeft !== undefined && <span class="q-second">{daysLeftWords(daysLeft)}</span>}
    </>
  );
}

/** `dans 5 jours ouvrés`; `dépassée de 2 jours ouvrés` */
function daysLeftWords(daysLeft: number): string {
  if (daysLeft === 0) return 'aujourd’hui';
  const days = Math.abs(daysLeft);
  const words = `${days} ${days === 1 ? 'jour ouvré' : 'jours ouvrés'}`;
  return daysLeft > 0 ? `dans ${words}` : `dépassée de ${words}`;
}

function about(
  service: string | undefined,
  theme: string | undefined,
  services: Readonly<Record<string, { readonly short: string }>>,
  themes: Readonly<Record<string, { readonly label: string }>>,
): string {
  const words = [service && (services[service]?.short ?? service), theme && (themes[theme]?.label ?? theme)];
  return words.filter(Boolean).join(', ');
}
