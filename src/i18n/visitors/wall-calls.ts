/** How a call is written on the wall and read aloud, by language (BCP 47). A language that is not here is called in French. */
export interface CallWords {
  /** Before a ticket on the glass. */
  readonly ticket: string;
  /** Read aloud. @param name ticket or reference @param counter as the site names it */
  readonly spoken: (name: string, counter: string) => string;
}

/** Languages a call can be written and read in, with their own names. French is always one. */
export const CALL_LANGUAGES = [
  { tag: 'fr', name: 'Français' },
  { tag: 'en', name: 'English' },
  { tag: 'es', name: 'Español' },
  { tag: 'ar', name: 'العربية' },
] as const;

const FRENCH: CallWords = {
  ticket: 'Ticket',
  spoken: (name, counter) => `Ticket ${spelt(name)}, ${counter}.`,
};

const WORDS: Readonly<Record<string, CallWords>> = {
  fr: FRENCH,
  en: { ticket: 'Ticket', spoken: (name, counter) => `Ticket ${spelt(name)}, please go to ${counter}.` },
  es: { ticket: 'Turno', spoken: (name, counter) => `Turno ${spelt(name)}, ${counter}.` },
  ar: { ticket: 'التذكرة', spoken: (name, counter) => `التذكرة ${spelt(name)}، ${counter}.` },
};

/** The words of a visitor's language, and the tag they are in. @param language BCP 47 */
export function callWords(language: string | undefined): CallWords & { readonly language: string } {
  const tag = language?.split('-')[0] ?? 'fr';
  return Object.hasOwn(WORDS, tag)
    ? { ...(WORDS[tag] as CallWords), language: tag }
    : { ...FRENCH, language: 'fr' };
}

/** `A 012` is read letter by letter, then as a number: « A, 12 ». */
function spelt(name: string): string {
  const ticket = /^([A-Z]{1,2}) 0*(\d+)$/.exec(name);
  return ticket === null ? [...name].join(' ') : `${[...(ticket[1] as string)].join(' ')}, ${ticket[2]}`;
}
