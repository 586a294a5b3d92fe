import type { JSX } from 'preact';
import { PAN_SERVICE } from '../../../domain/appointment/agenda.ts';
import { type AppointmentSlot, appointmentKind } from '../../../domain/appointment/appointment.ts';
import { appointmentsOf } from '../../../domain/appointment/dated-appointment.ts';
import { visitIdOfAppointment } from '../../../domain/kernel/ids.ts';
import { minutesSince } from '../../../domain/kernel/minutes-since.ts';
import type { Day } from '../../../domain/kernel/site-time.ts';
import { callName } from '../../../domain/visit/call-name.ts';
import { visitKind } from '../../../domain/visit/visit.ts';
import { type ArrivedVisit, calledVisits, waitingLine } from '../../../domain/visit/waiting-line.ts';
import { durationWords, hourWords } from '../../../i18n/fr/day-words.ts';
import { NeedIcons } from '../../parts/need-icons.tsx';
import { useGuichet, useLive, useNow, useSettings } from '../../state/guichet-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

export interface PeopleHereProps {
  today: Day;
  /** Somebody without an appointment sits down: the time runs. */
  onBegin: () => void;
  onReceive: (visitId: string) => void;
  onSession: (entry: ArrivedVisit) => void;
}

/** Who is here for the PAN: with an appointment that was ticked, or sent by the counter without one. */
export function PeopleHere({ today, onBegin, onReceive, onSession }: PeopleHereProps): JSX.Element {
  const now = useNow(15_000);
  const records = useLive((store) => store.ofDays(visitKind.name, today, today), [today]) ?? [];
  const booked = useLive((store) => store.ofDays(appointmentKind.name, today, today), [today]) ?? [];
  const byVisit = new Map(appointmentsOf(booked).map((one) => [visitIdOfAppointment(one.id), one]));
  const here = [
    ...calledVisits(records).filter(({ service }) => service === PAN_SERVICE),
    ...waitingLine(records, now, [PAN_SERVICE]),
  ];
  return (
    <Card
      heading="Sur place"
      class="no-print"
      actions={
        <Button icon="clock" onClick={onBegin}>
          Commencer une séance
        </Button>
      }
    >
      {here.length === 0 ? (
        <p class="pan-quiet">
          Personne n’attend au PAN. Les arrivées notées ici ou à l’accueil apparaissent aussitôt.
        </p>
      ) : (
        <ul class="pan-here g-plain-list">
          {here.map((entry) => (
            <PersonHere
              key={entry.id}
              entry={entry}
              slot={byVisit.get(entry.id)?.slot}
              onReceive={onReceive}
              onSession={onSession}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

interface PersonHereProps extends Omit<PeopleHereProps, 'today' | 'onBegin'> {
  entry: ArrivedVisit;
  /** What was booked; absent for who came without an appointment. */
  slot: AppointmentSlot | undefined;
}

function PersonHere({ entry, slot, onReceive, onSession }: PersonHereProps): JSX.Element {
  const { desk } = useGuichet();
  const { procedures } = useSettings();
  const now = useNow(15_000);
  const { arrival, call } = entry.visit;
  const name = callName(entry);
  const minutes = durationWords(minutesSince(call?.at ?? arrival.at, now));
  const what =
    slot && `${hourWords(slot.start, desk.time)} · ${procedures[slot.procedure]?.label ?? slot.procedure}`;
  return (
    <li class="pan-person">
      <span class="pan-person__name">{name}</span>
      <span class="pan-person__facts">
        <span>{what ?? 'Sans rendez-vous'}</span>
        <Badge tone={call ? 'info' : 'warning'}>
          {call ? `En séance depuis ${minutes}` : `Attend depuis ${minutes}`}
        </Badge>
        <NeedIcons needs={arrival.needs} />
      </span>
      <span class="pan-person__acts">
        {call === undefined && (
          <Button icon="person" aria-label={`Recevoir ${name}`} onClick={() => onReceive(entry.id)}>
            Recevoir
          </Button>
        )}
        <Button icon="edit" aria-label={`Consigner la séance de ${name}`} onClick={() => onSession(entry)}>
          Consigner
        </Button>
      </span>
    </li>
  );
}
