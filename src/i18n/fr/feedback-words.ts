import type { Channel, FeedbackType } from '../../domain/feedback/feedback.ts';

/** What staff call the kinds of messages and the ways they come. */

export const TYPE_WORDS: Readonly<Record<FeedbackType, string>> = {
  complaint: 'Réclamation',
  suggestion: 'Suggestion',
  thanks: 'Remerciement',
};

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  urn: 'Urne',
  letter: 'Courrier',
  email: 'Courriel',
  web: 'Formulaire en ligne',
  kiosk: 'Borne',
  counter: 'Guichet',
  telephone: 'Téléphone',
};
