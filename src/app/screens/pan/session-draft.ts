import type { AppointmentSession } from '../../../domain/appointment/appointment.ts';
import { clockMinute, clockText, type Day, type SiteTime } from '../../../domain/kernel/site-time.ts';

/** A session as it is being typed: hours as text, what nobody chose yet left out. */
export interface SessionDraft {
  readonly day: Day;
  /** `HH:MM` on the site's clock. */
  readonly start: string;
  readonly end: string;
  readonly procedure: string | undefined;
  readonly help: AppointmentSession['help'];
  readonly autonomy: AppointmentSession['autonomy'] | undefined;
  readonly result: AppointmentSession['result'] | undefined;
  readonly redirectedTo: string | undefined;
  readonly needs: AppointmentSession['needs'];
  readonly people: number;
  /** Each came with a matter of their own. */
  readonly workshop: boolean;
}

export type DraftErrors = Readonly<
  Partial<Record<'start' | 'end' | 'procedure' | 'help' | 'autonomy' | 'result', string>>
>;

export interface DraftStart {
  /** When the session began, as far as is known. */
  readonly start: number;
  readonly end: number;
  readonly procedure?: string | undefined;
  readonly needs?: AppointmentSession['needs'] | undefined;
  readonly people?: number | undefined;
}

/** A new session, with all that is known already. */
export function draftOf(known: DraftStart, time: SiteTime): SessionDraft {
  return {
    day: time.dayOf(known.start),
    start: clockText(time.local(known.start).minute),
    end: clockText(time.local(known.end).minute),
    procedure: known.procedure,
    help: ['tool'],
    autonomy: undefined,
    result: undefined,
    redirectedTo: undefined,
    needs: known.needs ?? [],
    people: known.people ?? 1,
    workshop: false,
  };
}

/** A session already logged, to be corrected. */
export function draftOfSession(session: AppointmentSession, time: SiteTime): SessionDraft {
  return {
    ...draftOf(session, time),
    ...session,
    start: hour(session.start, time),
    end: hour(session.end, time),
    redirectedTo: session.redirectedTo,
    workshop: session.workshop ?? false,
  };
}

/** What is missing or wrong, a sentence a field. */
export function errorsOf(draft: SessionDraft, time: SiteTime, now: number): DraftErrors {
  const start = clockMinute(draft.start);
  const end = clockMinute(draft.end);
  const sentences = {
    start: start === undefined ? 'Indiquez l’heure de début.' : undefined,
    end: endError(draft.day, start, end, time, now),
    procedure: draft.procedure === undefined ? 'Choisissez la démarche.' : undefined,
    help: draft.help.length === 0 ? 'Choisissez au moins une aide.' : undefined,
    autonomy: draft.autonomy === undefined ? 'Choisissez l’autonomie de la personne.' : undefined,
    result: draft.result === undefined ? 'Choisissez le résultat.' : undefined,
  };
  return Object.fromEntries(Object.entries(sentences).filter(([, sentence]) => sentence !== undefined));
}

/** The session to log; `undefined` while something is missing or wrong. */
export function sessionOf(draft: SessionDraft, time: SiteTime, now: number): AppointmentSession | undefined {
  const { procedure, autonomy, result } = draft;
  if (Object.keys(errorsOf(draft, time, now)).length > 0) return undefined;
  if (procedure === undefined || autonomy === undefined || result === undefined) return undefined;
  const redirectedTo = result === 'redirected' ? draft.redirectedTo : undefined;
  return {
    start: time.at(draft.day, clockMinute(draft.start) ?? 0),
    end: time.at(draft.day, clockMinute(draft.end) ?? 0),
    procedure,
    help: [...draft.help],
    autonomy,
    result,
    ...(redirectedTo === undefined ? {} : { redirectedTo }),
    needs: [...draft.needs],
    people: draft.people,
    ...(draft.workshop ? { workshop: true } : {}),
  };
}

function endError(
  day: Day,
  start: number | undefined,
  end: number | undefined,
  time: SiteTime,
  now: number,
): string | undefined {
  if (end === undefined) return 'Indiquez l’heure de fin.';
  if (start !== undefined && end < start) return 'La fin est avant le début.';
  return time.at(day, end) > now ? 'La fin est dans le futur.' : undefined;
}

function hour(at: number, time: SiteTime): string {
  return clockText(time.local(at).minute);
}
