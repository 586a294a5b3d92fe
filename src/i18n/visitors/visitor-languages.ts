import { borneFr } from './borne-fr.ts';
import type { BorneMessages } from './borne-messages.ts';

/** A language visitors may choose. */
export interface VisitorLanguage {
  /** BCP 47. */
  readonly tag: string;
  /** The language's name in itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** French is at hand; the others come when they are chosen, from the device's own cache when offline. */
  readonly loadBorne: () => Promise<BorneMessages>;
}

export const FRENCH: VisitorLanguage = {
  tag: 'fr',
  name: 'Français',
  direction: 'ltr',
  loadBorne: () => Promise.resolve(borneFr),
};

/** In the order they are offered. A new language is one line here and one file a screen. */
export const VISITOR_LANGUAGES: readonly VisitorLanguage[] = [
  FRENCH,
  {
    tag: 'en',
    name: 'English',
    direction: 'ltr',
    loadBorne: () => import('./borne-en.ts').then((module) => module.borneEn),
  },
];
