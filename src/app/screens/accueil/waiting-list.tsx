import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { serviceLooks } from '../../parts/service-look.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { WaitingRow } from './waiting-row.tsx';

export interface WaitingListProps {
  line: readonly ArrivedVisit[];
  onCall: (entry: ArrivedVisit) => void;
  onOpen: (entry: ArrivedVisit) => void;
}

/** How many are drawn before somebody asks for all: those who are called next. */
const SHOWN_FIRST = 8;

/** The line, longest waiting first. */
export function WaitingList({ line, onCall, onOpen }: WaitingListProps): JSX.Element {
  const lookOf = serviceLooks(useSettings().services);
  const [whole, setWhole] = useState(false);
  if (line.length === 0) {
    return (
      <EmptyState icon="check" title="Personne n’attend" text="Les visites enregistrées apparaissent ici." />
    );
  }
  const shown = whole ? line : line.slice(0, SHOWN_FIRST);
  return (
    <>
      <ol class="accueil-line g-plain-list">
        {shown.map((entry) => (
          <WaitingRow
            key={entry.id}
            entry={entry}
            look={lookOf(entry.service)}
            onCall={onCall}
            onOpen={onOpen}
          />
        ))}
      </ol>
      {line.length > SHOWN_FIRST && (
        <Button
          variant="quiet"
          block
          icon="chevron-down"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {whole ? 'Ne montrer que les premiers' : `Montrer les ${line.length - SHOWN_FIRST} suivants`}
        </Button>
      )}
    </>
  );
}
