import type { ContactWords } from '../contact-words.ts';

export const contactFr: ContactWords = {
  legend: 'Vos coordonnées',
  offer: 'Je souhaite recevoir une réponse',
  explanation:
    'Remplissez une ligne au moins. Vos coordonnées sont chiffrées aussitôt : seul le service qualité peut les lire, pour vous répondre.',
  fields: { name: 'Nom', telephone: 'Téléphone', email: 'Courriel', address: 'Adresse postale' },
  wrong: {
    name: 'Ce nom est trop long.',
    telephone: 'Écrivez un numéro de téléphone : des chiffres.',
    email: 'Écrivez une adresse de courriel, avec un @.',
    address: 'Cette adresse est trop longue.',
  },
  unavailable:
    'Cette borne ne peut pas encore prendre vos coordonnées. Envoyez votre message sans elles ; pour recevoir une réponse, adressez-vous à l’accueil.',
};
