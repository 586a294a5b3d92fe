import type { JSX } from 'preact';
import { CheckboxField } from '../ui/checkbox-field.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import './shortcut-hints.css';

export interface ShortcutHintsProps {
  /** Keys as engraved, and what they do. */
  hints: readonly (readonly [string, string])[];
  enabled: boolean;
  onToggle: (enabled: boolean) => void;
}

/** The keys of a screen, at its foot, with the switch that silences them. Not drawn where there is no keyboard. */
export function ShortcutHints({ hints, enabled, onToggle }: ShortcutHintsProps): JSX.Element {
  return (
    <aside class="shortcut-hints no-print" aria-label="Raccourcis clavier">
      <CheckboxField label="Raccourcis clavier" checked={enabled} onChange={onToggle} />
      {enabled && (
        <dl class="shortcut-hints__list">
          {hints.map(([keys, words]) => (
            <div key={keys} class="shortcut-hints__item">
              <dt>
                <KeyHint keys={keys} />
                <span class="g-visually-hidden">{keys}</span>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </aside>
  );
}
