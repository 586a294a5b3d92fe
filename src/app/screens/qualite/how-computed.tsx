import type { JSX } from 'preact';
import type { FigureId } from '../../../domain/statistics/definitions.ts';
import { FIGURE_WORDS } from '../../../i18n/fr/figures.ts';

/** Says, next to the figures of a card, how each is counted: the words of the one catalogue. */
export function HowComputed({ figures }: { figures: readonly FigureId[] }): JSX.Element {
  return (
    <details class="q-how no-print">
      <summary class="q-how__summary">Comment c’est calculé</summary>
      <dl class="q-how__list">
        {figures.map((id) => (
          <div key={id}>
            <dt>{FIGURE_WORDS[id].name}</dt>
            <dd>{FIGURE_WORDS[id].sentence}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
