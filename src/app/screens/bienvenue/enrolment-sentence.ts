import type { Failure } from '../../../domain/kernel/failure.ts';
import { failureSentence } from '../../../i18n/fr/failure-sentence.ts';
import { counted } from '../../../i18n/fr/words.ts';

/** Why a code was not taken. The commonest case at this door is a code mistyped. */
export function enrolmentSentence(failure: Failure): string {
  switch (failure.code) {
    case 'network':
      return 'Le serveur ne répond pas. Un poste s’installe avec le réseau : vérifiez la connexion, puis réessayez.';
    case 'invalid':
      return failure.field.endsWith('code')
        ? 'Ce code n’a pas la bonne forme : recopiez toutes ses lettres et tous ses chiffres.'
        : failureSentence(failure);
    case 'busy':
      return `Trop de codes ont été essayés, ou le serveur est occupé. Réessayez dans ${counted(failure.retryAfterSeconds, 'seconde', 'secondes')}.`;
    default:
      return failureSentence(failure);
  }
}
