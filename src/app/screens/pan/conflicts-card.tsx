import type { JSX } from 'preact';
import { type AgendaConflict, agendaConflicts } from '../../../domain/appointment/agenda-conflicts.ts';
import { appointmentKind } from '../../../domain/appointment/appointment.ts';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import { addDays, type Day, type SiteTime } from '../../../domain/kernel/site-time.ts';
import { dayWords, hourWords } from '../../../i18n/fr/day-words.ts';
import { counted } from '../../../i18n/fr/words.ts';
import { useGuichet, useLive, useNow, useSettings } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

export interface ConflictsCardProps {
  today: Day;
  onOpen: (id: string) => void;
  onMove: (id: string, start: number) => void;
  onKeep: (ids: readonly string[]) => void;
}

/** How far ahead appointments are looked through. */
const AHEAD_DAYS = 400;

/** What tablets that were cut off from each other, or a closure made since, left to be settled by a person. */
export function ConflictsCard({ today, onOpen, onMove, onKeep }: ConflictsCardProps): JSX.Element | null {
  const { desk } = useGuichet();
  const settings = useSettings();
  const now = useNow(60_000);
  const records = useLive(
    (store) => store.ofDays(appointmentKind.name, today, addDays(today, AHEAD_DAYS)),
    [today],
  );
  const conflicts = agendaConflicts(records ?? [], { settings, time: desk.time, now });
  if (conflicts.length === 0) return null;
  return (
    <section class="pan-conflicts no-print" aria-label="À régler">
      {conflicts.map((conflict) => {
        const ids = conflict.appointments.map(({ id }) => id);
        return (
          <Notice
            key={`${conflict.why} ${ids.join(' ')}`}
            tone="warning"
            live
            title={titleOf(conflict, desk.time)}
            actions={
              <>
                {conflict.appointments.map(({ id, at }) => (
                  <Button key={id} icon="calendar" onClick={() => onOpen(id)}>
                    {`${referenceOf(id)}, ${hourWords(at, desk.time)}…`}
                  </Button>
                ))}
                {conflict.why === 'moved-twice' &&
                  conflict.others.map((start) => (
                    <Button key={start} onClick={() => onMove(ids[0] ?? '', start)}>
                      {`Plutôt ${whenWords(start, desk.time)}`}
                    </Button>
                  ))}
                <Button icon="check" onClick={() => onKeep(ids)}>
                  {keepWords(conflict, desk.time)}
                </Button>
              </>
            }
          >
            {explained(conflict)}
          </Notice>
        );
      })}
    </section>
  );
}

function titleOf(conflict: AgendaConflict, time: SiteTime): string {
  const { why, start, appointments } = conflict;
  if (why === 'overbooked') {
    const places = counted(conflict.places, 'place', 'places');
    return `${appointments.length} rendez-vous pour ${places} : ${whenWords(start, time)}`;
  }
  const reference = referenceOf(appointments[0].id);
  if (why === 'closed')
    return `${reference} est réservé alors que le PAN est fermé : ${whenWords(start, time)}`;
  return `${reference} a été déplacé deux fois : ${whenWords(start, time)} est retenu`;
}

function explained({ why }: AgendaConflict): string {
  switch (why) {
    case 'overbooked':
      return 'Ils ont été pris ou déplacés sur deux postes coupés l’un de l’autre, ou un médiateur s’absente. Ouvrez celui qui change d’heure, ou gardez-les.';
    case 'closed':
      return 'Une fermeture ou des horaires ont été changés après la réservation. Ouvrez le rendez-vous pour le déplacer ou l’annuler, ou gardez-le.';
    case 'moved-twice':
      return 'Deux postes coupés l’un de l’autre l’ont déplacé à deux heures différentes : la personne a peut-être reçu les deux. Choisissez, et prévenez-la.';
  }
}

function keepWords({ why, start, appointments }: AgendaConflict, time: SiteTime): string {
  if (why === 'moved-twice') return `Garder ${whenWords(start, time)}`;
  return appointments.length === 1
    ? 'Le garder'
    : `Garder les ${appointments.length === 2 ? 'deux' : appointments.length}`;
}

/** `mardi 24 novembre, 09:00`. */
function whenWords(start: number, time: SiteTime): string {
  return `${dayWords(time.dayOf(start))}, ${hourWords(start, time)}`;
}
