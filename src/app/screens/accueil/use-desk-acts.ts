import { callNext } from '../../../commands/call-next.ts';
import { callVisit } from '../../../commands/call-visit.ts';
import { checkInVisitor } from '../../../commands/check-in-visitor.ts';
import { countVisits } from '../../../commands/count-visits.ts';
import { type ArrivalEdit, editArrival } from '../../../commands/edit-arrival.ts';
import { finishVisit } from '../../../commands/finish-visit.ts';
import { holdVisit } from '../../../commands/hold-visit.ts';
import { leaveVisit } from '../../../commands/leave-visit.ts';
import { markArrived } from '../../../commands/mark-arrived.ts';
import { noteNoAnswer } from '../../../commands/note-no-answer.ts';
import { recallVisit } from '../../../commands/recall-visit.ts';
import { resumeVisit } from '../../../commands/resume-visit.ts';
import { transferVisit } from '../../../commands/transfer-visit.ts';
import { type VisitToVoid, voidVisit } from '../../../commands/void-visit.ts';
import { withdrawClaim } from '../../../commands/withdraw-claim.ts';
import { PAN_SERVICE } from '../../../domain/appointment/agenda.ts';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import type { Service } from '../../../domain/setting/setting.ts';
import { callName } from '../../../domain/visit/call-name.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { useAct } from '../../state/use-act.ts';

/** What a person at the counter does, each with the words that tell it was done. */
export interface DeskActs {
  /** @returns the id of the visit, once it is on disk */
  register(service: Service & { readonly key: string }): Promise<string | undefined>;
  /** Counts one visit, in no line. @returns what was counted, in words, once it is on disk */
  count(service: Service & { readonly key: string }, people: number): Promise<string | undefined>;
  /** The screen shows it where it was tapped: no message. */
  edit(edit: ArrivalEdit): void;
  callNext(services: readonly string[], counter: string): void;
  call(visit: ArrivedVisit, counter: string): void;
  recall(visit: ArrivedVisit): void;
  noAnswer(visit: ArrivedVisit): void;
  hold(visit: ArrivedVisit): void;
  resume(visit: ArrivedVisit): void;
  /** @param counter key of this desk's, which leaves the visit to another */
  withdrawClaim(visit: ArrivedVisit, counter: string): void;
  serve(visit: ArrivedVisit): void;
  /** To wait there. @param to a service, with its words */
  sendOn(visit: ArrivedVisit, to: { readonly key: string; readonly label: string }): void;
  /** For good: the visit ends. */
  redirect(visit: ArrivedVisit, to: { readonly key: string; readonly label: string }): void;
  leave(visit: ArrivedVisit): void;
  takeOut(visit: ArrivedVisit, reason: VisitToVoid['reason']): void;
  appointmentArrived(id: string): void;
}

export function useDeskActs(): DeskActs {
  const act = useAct();
  return {
    async register({ key, label, byAppointment }) {
      const result = await act(
        checkInVisitor,
        // Who has an appointment at the PAN is ticked in its list; a tap on the PAN is somebody without.
        { service: key, appointment: byAppointment && key !== PAN_SERVICE },
        // The ticket itself tells it, large, once it is on disk: a message over the page would hide what comes next.
        { said: `${label} : visite enregistrée`, quiet: true },
      );
      return result.ok ? result.value.id : undefined;
    },
    async count({ key, label, byAppointment }, people) {
      const words = `${label} : ${people === 1 ? '+ 1 visite' : `+ 1 visite de ${people} personnes`}`;
      const result = await act(
        countVisits,
        { service: key, appointment: byAppointment && key !== PAN_SERVICE, visits: 1, people },
        { said: words, quiet: true },
      );
      return result.ok ? words : undefined;
    },
    edit: (edit) => void act(editArrival, edit, { said: 'visite complétée', quiet: true }),
    callNext: (services, counter) =>
      void act(callNext, { services, counter }, { said: ({ called }) => `${callName(called)} : appel` }),
    call: (visit, counter) =>
      void act(callVisit, { id: visit.id, counter }, { said: `${callName(visit)} : appel` }),
    recall: (visit) => void act(recallVisit, { id: visit.id }, { said: `${callName(visit)} : nouvel appel` }),
    noAnswer: (visit) =>
      void act(noteNoAnswer, { id: visit.id }, { said: `${callName(visit)} : pas de réponse, mis de côté` }),
    hold: (visit) => void act(holdVisit, { id: visit.id }, { said: `${callName(visit)} : mis de côté` }),
    resume: (visit) =>
      void act(resumeVisit, { id: visit.id }, { said: `${callName(visit)} : de nouveau dans la file` }),
    withdrawClaim: (visit, counter) =>
      void act(
        withdrawClaim,
        { id: visit.id, counter },
        { said: `${callName(visit)} : laissé à l’autre guichet`, quiet: true },
      ),
    sendOn: (visit, to) =>
      void act(
        transferVisit,
        { id: visit.id, to: to.key },
        { said: `${callName(visit)} : envoyé vers ${to.label}` },
      ),
    serve: (visit) =>
      void act(
        finishVisit,
        { id: visit.id, outcome: 'served' },
        { said: `${callName(visit)} : visite terminée` },
      ),
    redirect: (visit, to) =>
      void act(
        finishVisit,
        { id: visit.id, outcome: 'redirected', to: to.key },
        { said: `${callName(visit)} : réorientation vers ${to.label}` },
      ),
    leave: (visit) =>
      void act(leaveVisit, { id: visit.id }, { said: `${callName(visit)} : départ sans être reçu` }),
    takeOut: (visit, reason) =>
      void act(voidVisit, { id: visit.id, reason }, { said: `${callName(visit)} : visite annulée` }),
    appointmentArrived: (id) =>
      void act(markArrived, { id }, { said: `Rendez-vous ${referenceOf(id)} : arrivée notée` }),
  };
}
