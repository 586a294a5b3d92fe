import type { JSX } from 'preact';
import { callName } from '../../../domain/visit/call-name.ts';
import type { VisitHold } from '../../../domain/visit/visit.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { counted } from '../../../i18n/fr/words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { DeskActs } from './use-desk-acts.ts';
import { Waited } from './waited.tsx';

export interface PutAsideListProps {
  held: readonly ArrivedVisit[];
  acts: DeskActs;
  onCall: (entry: ArrivedVisit) => void;
  onOpen: (entry: ArrivedVisit) => void;
}

/** Those put aside: who did not answer, who fetches something. Called again, or back into the line. */
export function PutAsideList({ held, acts, onCall, onOpen }: PutAsideListProps): JSX.Element | null {
  if (held.length === 0) return null;
  return (
    <section class="accueil-others" aria-label="Mis de côté">
      <h3 class="accueil-others__title">{`Mis de côté (${held.length})`}</h3>
      <ul class="g-plain-list">
        {held.map((entry) => (
          <HeldRow key={entry.id} entry={entry} acts={acts} onCall={onCall} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

function HeldRow({
  entry,
  acts,
  onCall,
  onOpen,
}: Omit<PutAsideListProps, 'held'> & { readonly entry: ArrivedVisit }): JSX.Element {
  const name = callName(entry);
  const { hold, arrival } = entry.visit;
  return (
    <li class="accueil-held">
      <span class="accueil-held__who">
        <strong>{name}</strong>
        <span>
          {hold && reasonWords(hold)}
          <Waited since={hold?.at ?? arrival.at} />
        </span>
      </span>
      <Button aria-label={`Appeler de nouveau ${name}`} onClick={() => onCall(entry)}>
        Appeler
      </Button>
      <Button variant="quiet" aria-label={`Remettre ${name} dans la file`} onClick={() => acts.resume(entry)}>
        Remettre
      </Button>
      <IconButton icon="more" label={`Détails de ${name}`} onClick={() => onOpen(entry)} />
    </li>
  );
}

function reasonWords({ reason, missed = 1 }: VisitHold): string {
  if (reason === 'asked') return 'de côté depuis ';
  return `sans réponse à ${counted(missed, 'appel', 'appels')}, depuis `;
}
