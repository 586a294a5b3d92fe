import { fieldWord } from './words.ts';

/**
 * Why the endpoint refused a record, and what can be done.
 * @param refused a code of `REFUSALS`, or one of a newer endpoint
 * @param detail the field or fact at fault, `''` when none
 */
export function refusalSentence(refused: string, detail: string): string {
  const field = fieldWord(detail);
  switch (refused) {
    case 'invalid':
      return field === undefined
        ? 'Une valeur n’est pas acceptée par le serveur. Exportez, puis saisissez à nouveau.'
        : `« ${field} » n’est pas accepté par le serveur. Exportez, puis saisissez à nouveau.`;
    case 'not-allowed':
      return 'Ce poste n’avait pas le droit de l’écrire. Demandez ce droit au référent qualité, puis saisissez à nouveau.';
    case 'site':
      return 'Il appartient à un autre site que celui de cet appareil.';
    case 'kind':
      return 'Le serveur ne connaît pas encore ce type d’enregistrement : il doit être mis à jour.';
    case 'clock':
      return 'Il porte une heure future : l’horloge de l’appareil était en avance. Réglez-la.';
    case 'too-large':
      return 'Il est trop long pour être envoyé. Exportez, puis saisissez un texte plus court.';
    case 'purged':
      return 'Sa durée de conservation est passée : le serveur l’a déjà remplacé par des comptages. Exportez-le si vous en avez encore besoin.';
    default:
      return 'Le serveur l’a refusé. Exportez la liste et transmettez-la à l’assistance.';
  }
}
