import type { JSX } from 'preact';
import { callName } from '../../../domain/visit/call-name.ts';
import { visitStatus } from '../../../domain/visit/visit.ts';
import { arrivedVisits } from '../../../domain/visit/waiting-line.ts';
import { hourWords } from '../../../i18n/fr/day-words.ts';
import { VISIT_STATUS_WORDS } from '../../../i18n/fr/visit-words.ts';
import { serviceLooks } from '../../parts/service-look.ts';
import { useGuichet, useLive, useSettings } from '../../state/guichet-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ArrivalEditor } from './arrival-editor.tsx';
import type { DeskActs } from './use-desk-acts.ts';

export interface LastEntryProps {
  /** The visit registered last from this page; none yet when absent. */
  id: string | undefined;
  acts: DeskActs;
}

/** The visit just registered: its ticket, large, and all that completes it in one tap. */
export function LastEntry({ id, acts }: LastEntryProps): JSX.Element {
  const { desk } = useGuichet();
  const lookOf = serviceLooks(useSettings().services);
  const record = useLive(async (store) => (id === undefined ? undefined : store.get(id)), [id]);
  const entry = record && arrivedVisits([record])[0];
  if (entry === undefined || entry.visit.void !== undefined) return <NoEntry />;
  const { hue, mark, label } = lookOf(entry.visit.arrival.service);
  const status = visitStatus(entry.visit);
  return (
    <Card heading="Dernière entrée" hue={hue} class="accueil-last no-print">
      <div class="accueil-last__head">
        <p class="accueil-last__ticket" role="status">
          <span class="g-visually-hidden">Ticket </span>
          {callName(entry)}
        </p>
        <div class="accueil-last__facts">
          <Chip hue={hue} mark={mark}>
            {label}
          </Chip>
          <Badge>{hourWords(entry.visit.arrival.at, desk.time)}</Badge>
          {status !== 'waiting' && <Badge tone="info">{VISIT_STATUS_WORDS[status]}</Badge>}
        </div>
        <div class="accueil-last__acts">
          {status === 'waiting' && (
            <Button icon="check" onClick={() => acts.serve(entry)}>
              Déjà servi
            </Button>
          )}
          <Button variant="quiet" icon="undo" onClick={() => acts.takeOut(entry, 'mistake')}>
            Annuler
          </Button>
        </div>
      </div>
      <ArrivalEditor arrival={entry.visit.arrival} onEdit={(edit) => acts.edit({ id: entry.id, ...edit })} />
    </Card>
  );
}

function NoEntry(): JSX.Element {
  return (
    <Card heading="Dernière entrée" class="accueil-last no-print">
      <EmptyState
        icon="bell"
        title="Un visiteur arrive ?"
        text="Touchez son service : la visite est enregistrée et son ticket s’affiche ici."
      />
    </Card>
  );
}
