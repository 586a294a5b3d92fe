import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { GuichetRecord } from '../../../domain/kernel/record.ts';
import { callName } from '../../../domain/visit/call-name.ts';
import { visitStatus } from '../../../domain/visit/visit.ts';
import { type ArrivedVisit, arrivedVisits } from '../../../domain/visit/waiting-line.ts';
import { hourWords } from '../../../i18n/fr/day-words.ts';
import { VISIT_STATUS_WORDS } from '../../../i18n/fr/visit-words.ts';
import { type ServiceLook, serviceLooks } from '../../parts/service-look.ts';
import { useGuichet, useLive, useSettings } from '../../state/guichet-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ArrivalEditor } from './arrival-editor.tsx';
import type { DeskActs } from './use-desk-acts.ts';

export interface LastEntryProps {
  /** The visit registered last from this page, as it was written; none yet when absent. */
  registered: GuichetRecord | undefined;
  acts: DeskActs;
  onPrint: (entry: ArrivedVisit) => void;
}

/** The visit just registered: its ticket, large, and all that completes it in one tap. */
export function LastEntry({ registered, acts, onPrint }: LastEntryProps): JSX.Element {
  const lookOf = serviceLooks(useSettings().services);
  const id = registered?.id;
  // Drawn at once as it was written, then followed: the ticket does not wait for a second reading.
  const followed = useLive(async (store) => (id === undefined ? undefined : store.get(id)), [id]);
  const record = followed ?? registered;
  const read = record && arrivedVisits([record])[0];
  const entry = read?.visit.void === undefined ? read : undefined;
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (entry !== undefined) head.current?.scrollIntoView({ block: 'nearest' });
  }, [entry?.id]);
  return (
    <Card heading="Dernière entrée" hue={entry && lookOf(entry.service).hue} class="accueil-last no-print">
      <div class="accueil-last__head" ref={head}>
        <p class="accueil-last__ticket" role="status">
          {entry && (
            <>
              <span class="g-visually-hidden">Ticket </span>
              {callName(entry)}
            </>
          )}
        </p>
        {entry && <EntryHead entry={entry} look={lookOf(entry.service)} acts={acts} onPrint={onPrint} />}
      </div>
      {entry ? (
        <ArrivalEditor
          key={entry.id}
          arrival={entry.visit.arrival}
          onEdit={(edit) => acts.edit({ id: entry.id, ...edit })}
        />
      ) : (
        <EmptyState
          icon="bell"
          title="Un visiteur arrive ?"
          text="Touchez son service : la visite est enregistrée et son ticket s’affiche ici."
        />
      )}
    </Card>
  );
}

interface EntryHeadProps {
  entry: ArrivedVisit;
  look: ServiceLook;
  acts: DeskActs;
  onPrint: (entry: ArrivedVisit) => void;
}

/** Beside the ticket: which service, when, and what can be done with the visit as a whole. */
function EntryHead({ entry, look, acts, onPrint }: EntryHeadProps): JSX.Element {
  const { desk } = useGuichet();
  const status = visitStatus(entry.visit);
  const words = status === 'waiting' ? '' : ` · ${VISIT_STATUS_WORDS[status]}`;
  return (
    <>
      <div class="accueil-last__facts">
        <Chip hue={look.hue} mark={look.mark}>
          {look.label}
        </Chip>
        <Badge tone="success" icon="check">
          {`Enregistrée à ${hourWords(entry.visit.arrival.at, desk.time)}${words}`}
        </Badge>
      </div>
      <div class="accueil-last__acts">
        {status === 'waiting' && (
          <Button icon="check" onClick={() => acts.serve(entry)}>
            Déjà servi
          </Button>
        )}
        <Button icon="printer" onClick={() => onPrint(entry)}>
          Ticket
        </Button>
        <Button variant="quiet" icon="undo" onClick={() => acts.takeOut(entry, 'mistake')}>
          Annuler
        </Button>
      </div>
    </>
  );
}
