import type { Failure } from '../../domain/kernel/failure.ts';
import { counted, factWord, fieldWord, frenchDay, kindWord } from './words.ts';

/** What a person reads when something could not be done: what happened, then what to do. */
export function failureSentence(failure: Failure): string {
  switch (failure.code) {
    case 'invalid':
      return `${invalidSentence(failure.field, failure.rule)} Corrigez puis enregistrez à nouveau.`;
    case 'not-found':
      return 'Cet enregistrement n’est pas sur cet appareil. Attendez la fin de l’envoi et de la réception, puis réessayez.';
    case 'not-allowed':
      return `Ce poste n’a pas le droit d’écrire « ${factWord(failure.kind, failure.fact)} » (${kindWord(failure.kind)}). Demandez ce droit au référent qualité.`;
    case 'already-done':
      return 'C’est déjà fait, peut-être depuis un autre appareil. Rien n’a été ajouté.';
    case 'wrong-state':
      return wrongStateSentence(failure.state);
    case 'nobody-waiting':
      return 'Personne n’attend.';
    case 'slot-taken':
      return 'Ce créneau vient d’être pris. Choisissez-en un autre.';
    case 'closed':
      return `Le service est fermé le ${frenchDay(failure.day)}. Choisissez un autre jour.`;
    case 'storage-full':
      return 'Non enregistré : le disque de cet appareil est plein. Libérez de la place, puis recommencez.';
    case 'storage-lost':
      return 'Non enregistré : le navigateur a perdu l’accès à sa mémoire. Rechargez la page, puis recommencez.';
    case 'network':
      return 'Le serveur ne répond pas. Vérifiez le réseau, puis réessayez.';
    case 'not-guichet':
      return 'La réponse ne vient pas de Guichet : le réseau demande peut-être une connexion (portail Wi-Fi). Ouvrez une autre page, connectez-vous au réseau, puis réessayez.';
    case 'endpoint':
      return `Le serveur a rencontré une erreur (${failure.status}). Réessayez dans quelques minutes ; si cela dure, prévenez le service informatique.`;
    case 'busy':
      return `Le serveur est très occupé. Réessayez dans ${counted(failure.retryAfterSeconds, 'seconde', 'secondes')}.`;
    case 'revoked':
      return 'Cet appareil n’est plus autorisé. Demandez un nouveau code au référent qualité.';
    case 'cloned':
      return 'Les données de cet appareil ont été copiées sur un autre : les deux sont arrêtés. Rien n’est perdu. Demandez un nouveau code au référent qualité pour chaque appareil : ce qui attend partira ensuite.';
    case 'code-unknown':
      return 'Ce code n’existe pas ou a déjà servi. Vérifiez-le, ou demandez-en un autre.';
    case 'code-expired':
      return 'Ce code est expiré : il n’est valable que dix minutes. Demandez-en un autre.';
    case 'code-locked':
      return 'Ce code a été essayé trop de fois : il ne s’ouvre plus. Demandez-en un autre.';
    case 'clock':
      return 'L’heure de cet appareil est fausse. Réglez la date et l’heure, puis réessayez.';
    case 'protocol':
      return 'Cet appareil et le serveur n’ont pas la même version. Mettez à jour la page ; si cela dure, prévenez le service informatique.';
    case 'too-large':
      return 'C’est trop long pour être envoyé. Raccourcissez le texte, puis réessayez.';
    case 'wrong-secret':
      return 'Ce n’est pas le bon. Vérifiez les majuscules et la langue du clavier, puis réessayez.';
    case 'too-many-tries':
      return `Trop d’essais. Réessayez dans ${counted(failure.retryAfterSeconds, 'seconde', 'secondes')}.`;
    case 'locked':
      return 'Le coffre des coordonnées est fermé. Tapez la phrase de passe qui ouvre cette clé.';
    case 'cannot-seal':
      return 'Non enregistré : ce navigateur ne sait pas chiffrer des coordonnées. Enregistrez sans elles, et faites mettre le navigateur à jour.';
    case 'not-readable':
      return 'Ces coordonnées ne s’ouvrent pas : elles ont été altérées, ou déplacées d’un autre enregistrement.';
  }
}

function wrongStateSentence(state: string): string {
  if (state === 'unsent') {
    return 'Cet appareil a encore des enregistrements à envoyer. Envoyez-les avant de changer de poste.';
  }
  return 'Cet enregistrement a changé entre-temps, peut-être depuis un autre appareil. Vérifiez-le, puis recommencez si besoin.';
}

/** Names the field where its name is one a person knows. @param field `facts.arrival.people` */
function invalidSentence(field: string, rule: string): string {
  const word = fieldWord(field);
  const subject = word === undefined ? 'Une valeur' : `« ${word} »`;
  switch (rule) {
    case 'min_length':
      return `${subject} est vide ou trop court.`;
    case 'max_length':
      return `${subject} est trop long.`;
    case 'min_value':
      return `${subject} est trop petit.`;
    case 'max_value':
      return `${subject} est trop grand.`;
    case 'end-before-start':
      return 'La fin est avant le début.';
    case 'overlap':
      return 'Deux plages horaires se chevauchent.';
    case 'thresholds-order':
      return 'Le seuil « modéré » doit être plus petit que le seuil « chargé ».';
    case 'past':
      return 'Cette heure est déjà passée.';
    case 'future':
      return `${subject} est dans le futur.`;
    case 'other-day':
      return 'Ce n’est pas le jour du rendez-vous.';
    case 'former-day':
      return 'Ce ticket n’est pas d’aujourd’hui.';
    case 'same-service':
      return 'La personne est déjà dans ce service.';
    case 'before-deposit':
      return 'La réponse est datée d’avant le dépôt.';
    case 'collected-before':
      return 'La date de relevé est avant la date de dépôt.';
    default:
      return `${subject} n’est pas acceptable.`;
  }
}
