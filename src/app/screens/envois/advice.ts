import { clockSentence } from '../../../i18n/fr/clock-sentence.ts';
import { failureSentence } from '../../../i18n/fr/failure-sentence.ts';
import type { SyncState } from '../../../sync/sync-state.ts';

/** What the person may do about where sending stands; the worst first. */
export function adviceOf(state: SyncState): string {
  if (state.unsaved !== undefined) return failureSentence(state.unsaved);
  if (state.problem?.code === 'network') {
    return 'Continuez à travailler : tout est gardé sur cet appareil et partira de lui-même au retour du réseau.';
  }
  if (state.problem !== undefined) return failureSentence(state.problem);
  if (state.clockOffMs !== undefined) return clockSentence(state.clockOffMs);
  if (state.refused > 0) return 'Ce qui est refusé reste ici : lisez pourquoi, exportez au besoin.';
  if (state.unsent > 0) return 'L’envoi se fait de lui-même dans les secondes qui viennent.';
  return 'Rien à faire : chaque saisie part dès que le réseau le permet.';
}
