import type { FeedbackStatus } from '../../../../domain/feedback/reply-deadline.ts';
import type { Tone } from '../../../ui/tone.ts';

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
