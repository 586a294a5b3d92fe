import type { ContactWords } from '../contact-words.ts';

/** What staff read around the fields of a contact. */
export const CONTACT_WORDS: ContactWords = {
  legend: 'Coordonnées',
  offer: 'Noter des coordonnées',
  explanation:
    'Facultatives. Elles sont chiffrées à l’enregistrement et ne s’ouvrent qu’avec la phrase de passe du coffre ; chaque ouverture est notée.',
  fields: { name: 'Nom', telephone: 'Téléphone', email: 'Courriel', address: 'Adresse postale' },
  wrong: {
    name: 'Ce nom est trop long.',
    telephone: 'Écrivez un numéro de téléphone : des chiffres.',
    email: 'Écrivez une adresse de courriel, avec un @.',
    address: 'Cette adresse est trop longue (300 caractères au plus).',
  },
  unavailable:
    'Les coordonnées ne peuvent pas être prises tant que le référent qualité n’a pas ouvert le coffre (Qualité, puis Réglages, Coffre). Le reste s’enregistre.',
};
