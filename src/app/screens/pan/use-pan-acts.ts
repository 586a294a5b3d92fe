import { type Booking, bookAppointment } from '../../../commands/book-appointment.ts';
import { callVisit } from '../../../commands/call-visit.ts';
import { cancelAppointment } from '../../../commands/cancel-appointment.ts';
import type { Done } from '../../../commands/desk.ts';
import { type LoggedSession, logSession } from '../../../commands/log-session.ts';
import { markArrived } from '../../../commands/mark-arrived.ts';
import { markNoShow } from '../../../commands/mark-no-show.ts';
import { moveAppointment } from '../../../commands/move-appointment.ts';
import { PAN_COUNTER } from '../../../domain/appointment/agenda.ts';
import { referenceOf } from '../../../domain/kernel/ids.ts';
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
  };
}
