import type { JSX } from 'preact';
import { useSettings } from '../../../state/guichet-context.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { plainDay } from '../french.ts';
import type { FeedbackRow } from './feedback-row.ts';
import { CHANNEL_WORDS, STATUS_WORDS, TYPE_WORDS } from './feedback-words.ts';

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
      cell: ({ deposit }) => plainDay(deposit.depositedOn),
    },
    { key: 'type', header: 'Type', cell: ({ deposit }) => TYPE_WORDS[deposit.type] },
    { key: 'channel', header: 'Moyen', cell: ({ deposit }) => CHANNEL_WORDS[deposit.channel] },
    {
      key: 'about',
      header: 'Service, thème',
      cell: ({ deposit }) => about(deposit.service, deposit.theme, services, themes),
    },
    { key: 'text', header: 'Texte', cell: ({ deposit }) => <span class="q-cut">{deposit.text}</span> },
    {
      key: 'status',
      header: 'État',
      cell: (row) => <Badge tone={STATUS_WORDS[row.status].tone}>{STATUS_WORDS[row.status].word}</Badge>,
    },
    { key: 'deadline', header: 'Échéance', cell: deadlineWords },
    {
      key: 'open',
      header: 'Ouvrir',
      headerHidden: true,
      cell: (row) => (
        <Button variant="quiet" onClick={() => onOpen(row.id)}>
          Ouvrir
          <VisuallyHidden>
            {' '}
            : {TYPE_WORDS[row.deposit.type]} du {plainDay(row.deposit.depositedOn)}
          </VisuallyHidden>
        </Button>
      ),
    },
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

/** `30/11/2026 (dans 5 jours ouvrés)` */
function deadlineWords({ deadline, daysLeft, deposit }: FeedbackRow): string {
  if (deposit.type === 'thanks') return '–';
  if (daysLeft === undefined) return plainDay(deadline);
  if (daysLeft === 0) return `${plainDay(deadline)} (aujourd’hui)`;
  const days = Math.abs(daysLeft);
  const words = `${days} ${days === 1 ? 'jour ouvré' : 'jours ouvrés'}`;
  return `${plainDay(deadline)} (${daysLeft > 0 ? `dans ${words}` : `dépassée de ${words}`})`;
}

function about(
  service: string | undefined,
  theme: string | undefined,
  services: Readonly<Record<string, { readonly label: string }>>,
  themes: Readonly<Record<string, { readonly label: string }>>,
): string {
  const words = [service && (services[service]?.label ?? service), theme && (themes[theme]?.label ?? theme)];
  return words.filter(Boolean).join(', ') || '–';
}
