import type { JSX } from 'preact';
import { callName } from '../../../domain/visit/call-name.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import type { ServiceLook } from '../../parts/service-look.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { VisitMarks } from './visit-marks.tsx';
import { Waited } from './waited.tsx';

export interface WaitingRowProps {
  entry: ArrivedVisit;
  look: ServiceLook;
  onCall: (entry: ArrivedVisit) => void;
  onOpen: (entry: ArrivedVisit) => void;
}

/** One person of the line. */
export function WaitingRow({ entry, look, onCall, onOpen }: WaitingRowProps): JSX.Element {
  const name = callName(entry);
  return (
    <li class="accueil-row" data-hue={look.hue}>
      <span class="accueil-row__who">
        <span class="accueil-row__ticket">{name}</span>
        <Waited since={entry.visit.arrival.at} />
      </span>
      <span class="accueil-row__what">
        <Chip hue={look.hue} mark={look.mark}>
          {look.short}
        </Chip>
        <VisitMarks arrival={entry.visit.arrival} />
      </span>
      <Button class="accueil-row__call" aria-label={`Appeler ${name}`} onClick={() => onCall(entry)}>
        Appeler
      </Button>
      <IconButton icon="more" label={`Détails de ${name}`} onClick={() => onOpen(entry)} />
    </li>
  );
}
