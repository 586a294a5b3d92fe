import type { Failure } from '../../domain/kernel/failure.ts';
import { clockText, type SiteTime } from '../../domain/kernel/site-time.ts';
import { counted } from './words.ts';

/** What of the sync's state is told in words. Times are milliseconds since 1970. */
export interface SyncFigures {
  readonly unsent: number;
  readonly refused: number;
  readonly working: boolean;
  readonly offlineSince?: number;
  readonly lastSyncAt?: number;
  readonly problem?: Failure;
  /** This device's clock minus the endpoint's, milliseconds, where a person should set it. */
  readonly clockOffMs?: number;
  readonly unsaved?: Failure;
}

export interface SyncSentence {
  readonly text: string;
  readonly tone: 'success' | 'info' | 'warning' | 'danger';
  /** Nothing for the person to worry about: the wording may change often and needs no saying aloud. */
  readonly calm: boolean;
}

/** After this long without an exchange, « À jour » says as of when. */
const FRESH_MS = 10 * 60_000;

/** The sync badge: always the truth, the worst first. @param now milliseconds since 1970 */
export function syncSentence(state: SyncFigures, now: number, time: SiteTime): SyncSentence {
  if (state.unsaved !== undefined) {
    return { text: `Non enregistré : ${unsavedReason(state.unsaved)}`, tone: 'danger', calm: false };
  }
  const cause = causeOf(state, now, time);
  if (cause !== undefined) {
    const figures = [state.unsent > 0 && `${count(state.unsent)} à envoyer`, refusedText(state.refused)];
    return {
      text: [cause.text, ...figures].filter(Boolean).join(' · '),
      tone: state.refused > 0 ? 'danger' : cause.tone,
      calm: false,
    };
  }
  return { ...onlineSentence(state, now, time), calm: state.refused === 0 };
}

function onlineSentence(state: SyncFigures, now: number, time: SiteTime): Omit<SyncSentence, 'calm'> {
  const refused = refusedText(state.refused);
  const tone = state.refused > 0 ? 'danger' : 'info';
  if (state.unsent > 0) {
    const text = state.working
      ? 'Envoi en cours…'
      : `${counted(state.unsent, 'enregistrement', 'enregistrements')} à envoyer`;
    return { text: [text, refused].filter(Boolean).join(' · '), tone };
  }
  if (refused !== undefined) return { text: refused, tone };
  if (state.lastSyncAt === undefined) {
    return { text: state.working ? 'Première réception en cours…' : 'Pas encore synchronisé', tone };
  }
  const fresh = now - state.lastSyncAt <= FRESH_MS;
  return { text: fresh ? 'À jour' : `À jour ${moment(state.lastSyncAt, now, time, 'à ')}`, tone: 'success' };
}

/** Why nothing is exchanged; `undefined` when the last exchange went well. */
function causeOf(
  state: SyncFigures,
  now: number,
  time: SiteTime,
): { readonly text: string; readonly tone: 'warning' | 'danger' } | undefined {
  const code = state.problem?.code;
  if (code === 'revoked') return { text: 'Appareil plus autorisé', tone: 'danger' };
  if (code === 'cloned') return { text: 'Appareil copié, à inscrire à nouveau', tone: 'danger' };
  if (code === 'clock') return { text: 'Heure de l’appareil fausse', tone: 'danger' };
  if (code === 'protocol') return { text: 'Version à mettre à jour', tone: 'danger' };
  if (state.offlineSince === undefined) {
    return state.clockOffMs === undefined ? undefined : { text: 'Horloge à régler', tone: 'warning' };
  }
  const since = moment(state.offlineSince, now, time, 'depuis ');
  if (code === 'endpoint' || code === 'busy')
    return { text: `Serveur indisponible ${since}`, tone: 'warning' };
  if (code === 'not-guichet') return { text: `Réseau à débloquer ${since}`, tone: 'warning' };
  return { text: `Hors ligne ${since}`, tone: 'warning' };
}

function unsavedReason(failure: Failure): string {
  if (failure.code === 'storage-full') return 'disque plein';
  if (failure.code === 'storage-lost') return 'mémoire du navigateur perdue';
  return 'saisie refusée';
}

function refusedText(refused: number): string | undefined {
  return refused > 0 ? counted(refused, 'refusé', 'refusés') : undefined;
}

/** `depuis 14:02`; on another day, `depuis le 21/11 à 14:02`. */
function moment(at: number, now: number, time: SiteTime, sameDayWord: string): string {
  const { day, minute } = time.local(at);
  if (day === time.dayOf(now)) return `${sameDayWord}${clockText(minute)}`;
  const date = `le ${day.slice(8)}/${day.slice(5, 7)} à ${clockText(minute)}`;
  return sameDayWord === 'à ' ? date : `${sameDayWord}${date}`;
}

function count(n: number): string {
  return n.toLocaleString('fr-FR');
}
