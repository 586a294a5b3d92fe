import { useState } from 'preact/hooks';
import type { AppointmentSlot } from '../../../domain/appointment/appointment.ts';
import { appointmentsOf, type DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { appointmentIdOfVisit, referenceOf } from '../../../domain/kernel/ids.ts';
import { callName } from '../../../domain/visit/call-name.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { useGuichet } from '../../state/guichet-context.ts';
import { draftOf, draftOfSession, type SessionDraft } from './session-draft.ts';

/** What stands over the agenda; one at a time. */
export type PanDialog =
  | { readonly open: 'booking'; readonly start: number }
  | { readonly open: 'slip'; readonly id: string }
  | { readonly open: 'appointment'; readonly id: string }
  | { readonly open: 'attestation'; readonly id: string }
  | {
      readonly open: 'session';
      readonly title: string;
      readonly id: string | undefined;
      readonly initial: SessionDraft;
    };

export interface PanDialogs {
  readonly dialog: PanDialog | undefined;
  show(dialog: PanDialog | undefined): void;
  /** The session of an appointment, new or to be corrected. */
  showSession(appointment: DatedAppointment): void;
  /** The session of somebody who is here. */
  showSessionOf(entry: ArrivedVisit): void;
  showWalkIn(): void;
}

const USUAL_MS = 30 * 60_000;

export function usePanDialogs(): PanDialogs {
  const { desk } = useGuichet();
  const [dialog, show] = useState<PanDialog>();

  function ended(start: number): number {
    const now = desk.now();
    const usual = start + USUAL_MS;
    return desk.time.dayOf(start) === desk.time.dayOf(now) ? Math.max(start, now) : usual;
  }

  return {
    dialog,
    show,
    showSession({ id, at, slot, values }) {
      const initial = values.session
        ? draftOfSession(values.session, desk.time)
        : draftOf({ start: at, end: ended(at), procedure: slot?.procedure }, desk.time);
      show({
        open: 'session',
        title: `Séance ${slot === undefined ? 'sans rendez-vous' : referenceOf(id)}`,
        id,
        initial,
      });
    },
    showSessionOf(entry) {
      void startOf(entry);
    },
    showWalkIn() {
      const now = desk.now();
      show({
        open: 'session',
        title: 'Séance sans rendez-vous',
        id: undefined,
        initial: draftOf({ start: now - USUAL_MS, end: now }, desk.time),
      });
    },
  };

  async function startOf(entry: ArrivedVisit): Promise<void> {
    const id = appointmentIdOfVisit(entry.id);
    const slot = await slotOf(id);
    const { needs, people } = entry.visit.arrival;
    const start = likelyStart(entry, slot?.start, desk.now());
    const initial = draftOf(
      { start, end: ended(start), procedure: slot?.procedure, needs, people },
      desk.time,
    );
    show({ open: 'session', title: `Séance ${callName(entry)}`, id, initial });
  }

  async function slotOf(id: string): Promise<AppointmentSlot | undefined> {
    const record = await desk.store.get(id);
    return record && appointmentsOf([record])[0]?.slot;
  }
}

/** When the person was called; else the hour of the appointment once both it and the person are there. */
function likelyStart({ visit }: ArrivedVisit, slotStart: number | undefined, now: number): number {
  if (visit.call !== undefined) return visit.call.at;
  return Math.min(now, Math.max(visit.arrival.at, slotStart ?? 0));
}
