import { beginSession } from '../../../commands/begin-session.ts';
import { type Booking, bookAppointment } from '../../../commands/book-appointment.ts';
import { callVisit } from '../../../commands/call-visit.ts';
import { cancelAppointment } from '../../../commands/cancel-appointment.ts';
import type { Done } from '../../../commands/desk.ts';
import { type IssuedAttestation, issueAttestation } from '../../../commands/issue-attestation.ts';
import { keepTimes } from '../../../commands/keep-times.ts';
import { type LoggedSession, logSession } from '../../../commands/log-session.ts';
import { markArrived } from '../../../commands/mark-arrived.ts';
import { markNoShow } from '../../../commands/mark-no-show.ts';
import { moveAppointment } from '../../../commands/move-appointment.ts';
import { reinstateAppointment } from '../../../commands/reinstate-appointment.ts';
import { voidSession } from '../../../commands/void-session.ts';
import { voidVisit } from '../../../commands/void-visit.ts';
import { PAN_COUNTER } from '../../../domain/appointment/agenda.ts';
import { referenceOf, visitIdOfAppointment } from '../../../domain/kernel/ids.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import { hourWords } from '../../../i18n/fr/day-words.ts';
import { useGuichet } from '../../state/guichet-context.ts';
import { useAct } from '../../state/use-act.ts';

/** What a mediator does, each with the words that tell it was done. */
export interface PanActs {
  book(booking: Booking): Promise<Result<Done>>;
  move(id: string, start: number): Promise<Result<Done>>;
  cancel(id: string, by: 'user' | 'service'): void;
  arrived(id: string): void;
  absent(id: string): void;
  /** Begins the session of somebody who waits: the visit is called to the PAN's desk. */
  receive(visitId: string): void;
  log(logged: LoggedSession): Promise<Result<Done>>;
  /** Somebody without an appointment sits down: the time runs. */
  begin(): void;
  /** Takes a cancellation or an absence back. */
  reinstate(id: string): void;
  /** Takes « arrivé » back. */
  notArrived(id: string): void;
  voidSession(id: string): void;
  attest(issued: IssuedAttestation): Promise<Result<Done>>;
  /** A person decided that these stay as they are. */
  keep(ids: readonly string[]): void;
}

export function usePanActs(): PanActs {
  const act = useAct();
  const { desk } = useGuichet();
  return {
    book: (booking) =>
      act(bookAppointment, booking, {
        said: `Rendez-vous de ${hourWords(booking.start, desk.time)} réservé`,
      }),
    move: (id, start) =>
      act(
        moveAppointment,
        { id, start },
        { said: `${referenceOf(id)} déplacé à ${hourWords(start, desk.time)}` },
      ),
    cancel: (id, by) =>
      void act(
        cancelAppointment,
        { id, by },
        { said: `${referenceOf(id)} annulé par ${by === 'user' ? 'l’usager' : 'le service'}` },
      ),
    arrived: (id) => void act(markArrived, { id }, { said: `${referenceOf(id)} : arrivée notée` }),
    absent: (id) => void act(markNoShow, { id }, { said: `${referenceOf(id)} : absence notée` }),
    receive: (id) => void act(callVisit, { id, counter: PAN_COUNTER }, { said: 'Séance commencée' }),
    log: (logged) => act(logSession, logged, { said: 'Séance enregistrée' }),
    begin: () => void act(beginSession, {}, { said: 'Séance commencée' }),
    reinstate: (id) => void act(reinstateAppointment, { id }, { said: `${referenceOf(id)} rétabli` }),
    notArrived: (id) =>
      void act(
        voidVisit,
        { id: visitIdOfAppointment(id), reason: 'mistake' },
        { said: `${referenceOf(id)} : arrivée annulée` },
      ),
    voidSession: (id) => void act(voidSession, { id, reason: 'mistake' }, { said: 'Séance annulée' }),
    attest: (issued) => act(issueAttestation, issued, { said: 'Attestation : remise notée' }),
    keep: (ids) =>
      void act(keepTimes, { ids }, { said: `${ids.map(referenceOf).join(', ')} : heure gardée` }),
  };
}
