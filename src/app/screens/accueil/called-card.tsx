import type { JSX } from 'preact';
import { callName } from '../../../domain/visit/call-name.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import type { ServiceLook } from '../../parts/service-look.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import type { DeskActs } from './use-desk-acts.ts';
import { VisitMarks } from './visit-marks.tsx';
import { Waited } from './waited.tsx';

export interface CalledCardProps {
  entry: ArrivedVisit;
  look: ServiceLook;
  acts: DeskActs;
  /** The key that ends this visit, on the first one only. */
  shortcut: string | undefined;
  onSend: (entry: ArrivedVisit) => void;
  onOpen: (entry: ArrivedVisit) => void;
}

/** The person at this counter now, and how the visit ends. */
export function CalledCard({ entry, look, acts, shortcut, onSend, onOpen }: CalledCardProps): JSX.Element {
  const name = callName(entry);
  const { call } = entry.visit;
  return (
    <li class="accueil-called" data-hue={look.hue}>
      <div class="accueil-called__who">
        <span class="accueil-called__ticket">{name}</span>
        <span class="accueil-called__service">{look.short}</span>
        <VisitMarks arrival={entry.visit.arrival} />
        <span class="accueil-called__since">
          {call?.recalledAt === undefined ? 'appelé il y a ' : 'rappelé il y a '}
          <Waited since={call?.recalledAt ?? call?.at ?? entry.visit.arrival.at} />
        </span>
        <IconButton icon="more" label={`Détails de ${name}`} onClick={() => onOpen(entry)} />
      </div>
      <div class="accueil-called__acts">
        <Button icon="check" aria-keyshortcuts={shortcut} onClick={() => acts.serve(entry)}>
          Servi {shortcut && <KeyHint keys={shortcut} />}
        </Button>
        <Button icon="bell" onClick={() => acts.recall(entry)}>
          Rappeler
        </Button>
        <Button onClick={() => acts.noAnswer(entry)}>Ne répond pas</Button>
        <Button onClick={() => onSend(entry)}>Envoyer…</Button>
      </div>
    </li>
  );
}
