import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { dayWords } from '../../../i18n/fr/day-words.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DayTotals } from './day-totals.tsx';
import { foundVisits } from './found-visits.ts';
import type { DeskDay } from './use-desk-day.ts';
import { useVisitColumns } from './visit-columns.tsx';

export interface VisitsTodayProps {
  day: DeskDay;
  onOpen: (entry: ArrivedVisit) => void;
}

/** How many are drawn before somebody asks for all: a tap on a tile must not redraw a whole day. */
const SHOWN_FIRST = 15;

export const SEARCH_FIELD_ID = 'accueil-search';

/** The day as a list, latest first: searched, corrected, printed. */
export function VisitsToday({ day, onOpen }: VisitsTodayProps): JSX.Element {
  const settings = useSettings();
  const [text, setText] = useState('');
  const [whole, setWhole] = useState(false);
  const found = foundVisits(day.visits ?? [], text, settings);
  const shown = whole ? found : found.slice(0, SHOWN_FIRST);
  function printWhole(): void {
    setWhole(true);
    // The rest of the list is drawn in the next frame; paper wants it all.
    requestAnimationFrame(() => setTimeout(() => print()));
  }
  return (
    <Card
      heading={`Visites du ${dayWords(day.today)}`}
      class="accueil-day"
      actions={
        <Button icon="printer" class="no-print" onClick={printWhole}>
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
        columns={useVisitColumns(onOpen)}
        rows={shown}
        rowKey={({ id }) => id}
        empty={<NoRow searched={text !== ''} />}
      />
      {found.length > SHOWN_FIRST && (
        <Button
          class="no-print"
          variant="quiet"
          block
          icon="chevron-down"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {whole ? 'Ne montrer que les dernières' : `Montrer les ${found.length - SHOWN_FIRST} précédentes`}
        </Button>
      )}
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
