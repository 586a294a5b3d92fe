import type { JSX } from 'preact';
import { callName } from '../../../domain/visit/call-name.ts';
import { visitStatus } from '../../../domain/visit/visit.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { hourWords } from '../../../i18n/fr/day-words.ts';
import { VISIT_STATUS_WORDS } from '../../../i18n/fr/visit-words.ts';
import { serviceLooks } from '../../parts/service-look.ts';
import { useWide } from '../../parts/use-wide.ts';
import { useGuichet, useSettings } from '../../state/guichet-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { DataColumn } from '../../ui/data-table.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { VisitMarks } from './visit-marks.tsx';

/** The columns of the day's list; a phone has room for the ticket, the state and the pencil. */
export function useVisitColumns(onOpen: (entry: ArrivedVisit) => void): readonly DataColumn<ArrivedVisit>[] {
  const { desk } = useGuichet();
  const { services, reasons } = useSettings();
  const lookOf = serviceLooks(services);
  const roomy = useWide(40);
  const columns: readonly DataColumn<ArrivedVisit>[] = [
    { key: 'at', header: 'Heure', nowrap: true, cell: ({ visit }) => hourWords(visit.arrival.at, desk.time) },
    {
      key: 'ticket',
      header: 'Ticket',
      rowHeader: true,
      nowrap: true,
      cell: (entry) => (
        <>
          {callName(entry)}
          {!roomy && <span class="accueil-day__service">{lookOf(entry.service).short}</span>}
        </>
      ),
    },
    {
      key: 'service',
      header: 'Service',
      cell: ({ visit }) => {
        const { hue, mark, short } = lookOf(visit.arrival.service);
        return (
          <Chip hue={hue} mark={mark}>
            {short}
          </Chip>
        );
      },
    },
    {
      key: 'reason',
      header: 'Motif',
      cell: ({ visit: { arrival } }) => reasons[arrival.reason ?? '']?.label ?? arrival.reason ?? '',
    },
    { key: 'marks', header: 'À savoir', cell: ({ visit }) => <VisitMarks arrival={visit.arrival} /> },
    { key: 'state', header: 'État', cell: (entry) => <StateBadge entry={entry} /> },
    {
      key: 'edit',
      header: 'Corriger',
      headerHidden: true,
      align: 'end',
      cell: (entry) => (
        <IconButton
          class="no-print"
          icon="edit"
          label={`Corriger ${callName(entry)}`}
          onClick={() => onOpen(entry)}
        />
      ),
    },
  ];
  return roomy ? columns : columns.filter(({ key }) => !WIDE_ONLY.has(key));
}

const WIDE_ONLY: ReadonlySet<string> = new Set(['at', 'service', 'reason', 'marks']);

const TONES = { waiting: 'warning', called: 'info', served: 'success', redirected: 'success' } as const;

function StateBadge({ entry }: { entry: ArrivedVisit }): JSX.Element {
  const status = visitStatus(entry.visit);
  return (
    <Badge tone={status in TONES ? TONES[status as keyof typeof TONES] : 'neutral'}>
      {VISIT_STATUS_WORDS[status]}
    </Badge>
  );
}
