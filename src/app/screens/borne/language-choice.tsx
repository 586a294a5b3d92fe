import type { JSX } from 'preact';
import { VISITOR_LANGUAGES, type VisitorLanguage } from '../../../i18n/visitors/visitor-languages.ts';
import { ToggleChip } from '../../ui/toggle-chip.tsx';

export interface LanguageChoiceProps {
  label: string;
  chosen: VisitorLanguage;
  onChoose: (language: VisitorLanguage) => void;
}

/** Each language says its own name, in its own writing. */
export function LanguageChoice({ label, chosen, onChoose }: LanguageChoiceProps): JSX.Element {
  return (
    <nav class="g-borne__languages" aria-label={label}>
      {VISITOR_LANGUAGES.map((language) => (
        <span key={language.tag} lang={language.tag} dir={language.direction}>
          <ToggleChip pressed={language.tag === chosen.tag} onToggle={() => onChoose(language)}>
            {language.name}
          </ToggleChip>
        </span>
      ))}
    </nav>
  );
}
