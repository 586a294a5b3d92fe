import type { FiledFeedback } from '../../../../commands/file-feedback.ts';
import type { Channel, FeedbackType } from '../../../../domain/feedback/feedback.ts';
import { type Day, isDay } from '../../../../domain/kernel/site-time.ts';

/** What the person has typed of one paper form. Empty texts are what is not said. */
export interface PaperForm {
  readonly type: FeedbackType;
  readonly channel: Channel;
  readonly depositedOn: string;
  /** The day the urn was emptied. */
  readonly collectedOn: string;
  readonly service: string;
  readonly theme: string;
  readonly text: string;
}

export const LONGEST_TEXT = 4000;

export type PaperErrors = { -readonly [Field in keyof PaperForm]?: string };

export function blankForm(today: Day): PaperForm {
  return {
    type: 'complaint',
    channel: 'urn',
    depositedOn: today,
    collectedOn: today,
    service: '',
    theme: '',
    text: '',
  };
}

/** The form after this one: a pile from one urn shares its dates, its channel, often its service. */
export function nextForm(form: PaperForm): PaperForm {
  return { ...form, theme: '', text: '' };
}

/** What must be corrected, by field; nothing when the form can be kept. */
export function paperErrors(form: PaperForm, today: Day): PaperErrors {
  const errors: PaperErrors = {};
  if (!isDay(form.depositedOn)) errors.depositedOn = 'Choisissez la date du dépôt.';
  else if (form.depositedOn > today) errors.depositedOn = 'Cette date n’est pas encore arrivée.';
  if (form.channel === 'urn') {
    if (!isDay(form.collectedOn)) errors.collectedOn = 'Choisissez le jour où l’urne a été relevée.';
    else if (form.collectedOn > today) errors.collectedOn = 'Cette date n’est pas encore arrivée.';
    else if (form.collectedOn < form.depositedOn)
      errors.collectedOn = 'Le relevé de l’urne ne peut pas être avant le dépôt.';
  }
  const length = form.text.trim().length;
  if (length === 0) errors.text = 'Recopiez le texte du formulaire.';
  else if (length > LONGEST_TEXT)
    errors.text = `Le texte dépasse ${LONGEST_TEXT} caractères : raccourcissez-le.`;
  return errors;
}

/** The form as it is kept. */
export function filedOf(form: PaperForm): FiledFeedback {
  return {
    type: form.type,
    channel: form.channel,
    depositedOn: form.depositedOn,
    ...(form.channel === 'urn' ? { collectedOn: form.collectedOn } : {}),
    ...(form.service === '' ? {} : { service: form.service }),
    ...(form.theme === '' ? {} : { theme: form.theme }),
    text: form.text,
  };
}
