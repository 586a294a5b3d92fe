import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { callName } from '../../../domain/visit/call-name.ts';
import { visitStatus } from '../../../domain/visit/visit.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { dayWords, hourWords } from '../../../i18n/fr/day-words.ts';
import { VISIT_STATUS_WORDS } from '../../../i18n/fr/visit-words.ts';
import { serviceLooks } from '../../parts/service-look.ts';
import { useGuichet, useSettings } from '../../state/guichet-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DayTotals } from './day-totals.tsx';
import { foundVisits } from './found-visits.ts';
import type { DeskDay } from './use-desk-day.ts';
import { VisitMarks } from './visit-marks.tsx';

export interface VisitsTodayProps {
  day: DeskDay;
  onOpen: (entry: ArrivedVisit) => void;
}

export const SEARCH_FIELD_ID = 'accueil-search';

/** The day as a list, latest first: searched, corrected, printed. */
export function VisitsToday({ day, onOpen }: VisitsTodayProps): JSX.Element {
  const settings = useSettings();
  const [text, setText] = useState('');
  const found = foundVisits(day.visits ?? [], text, settings);
  return (
    <Card
      heading={`Visites du ${dayWords(day.today)}`}
      class="accueil-day"
      actions={
        <Button icon="printer" class="no-print" onClick={() => print()}>
          Imprimer
        </Button>
      }
    >
      <DayTotals counts={day.counts} />
      <div class="accueil-day__search no-print">
        <TextField
          id={SEARCH_FIELD_ID}
          type="search"
          label="Chercher un ticket, un service, un motif"
          value={text}
          onInput={setText}
          autoComplete="off"
        />
      </div>
      <DataTable
        caption="Liste des visites"
        captionHidden
        columns={useColumns(onOpen)}
        rows={found}
        rowKey={({ id }) => id}
        empty={<NoRow searched={text !== ''} />}
      />
    </Card>
  );
}

function NoRow({ searched }: { searched: boolean }): JSX.Element {
  return searched ? (
    <EmptyState
      icon="search"
      title="Aucune visite ne correspond"
      text="Essayez le ticket (A 012) ou le service."
    />
  ) : (
    <EmptyState icon="list" title="Aucune visite aujourd’hui" text="La première apparaîtra ici." />
  );
}

function useColumns(onOpen: VisitsTodayProps['onOpen']): readonly DataColumn<ArrivedVisit>[] {
  const { desk } = useGuichet();
  const { services, reasons } = useSettings();
  const lookOf = serviceLooks(services);
  return [
    { key: 'at', header: 'Heure', nowrap: true, cell: ({ visit }) => hourWords(visit.arrival.at, desk.time) },
    { key: 'ticket', header: 'Ticket', rowHeader: true, nowrap: true, cell: callName },
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
}

const TONES = { waiting: 'warning', called: 'info', served: 'success', redirected: 'success' } as const;

function StateBadge({ entry }: { entry: ArrivedVisit }): JSX.Element {
  const status = visitStatus(entry.visit);
  return (
    <Badge tone={status in TONES ? TONES[status as keyof typeof TONES] : 'neutral'}>
      {VISIT_STATUS_WORDS[status]}
    </Badge>
  );
}
