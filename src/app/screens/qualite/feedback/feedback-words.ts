import type { Channel, FeedbackStatus, FeedbackType } from '../../../../domain/feedback/feedback.ts';
import type { Tone } from '../../../ui/tone.ts';

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

export const STATUS_WORDS: Readonly<Record<FeedbackStatus, { readonly word: string; readonly tone: Tone }>> =
  {
    unknown: { word: 'Incomplète', tone: 'neutral' },
    void: { word: 'Annulée', tone: 'neutral' },
    'no-reply-due': { word: 'Sans réponse à faire', tone: 'neutral' },
    open: { word: 'À répondre', tone: 'info' },
    late: { word: 'En retard', tone: 'danger' },
    replied: { word: 'Répondue', tone: 'success' },
    'replied-late': { word: 'Répondue hors délai', tone: 'warning' },
  };
