import type { JSX } from 'preact';
import { offered, type Settings } from '../../../domain/setting/setting.ts';
import type { BoardResults } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';
import './wall-pages.css';

/** The survey of the last twelve months: the share satisfied among those concerned, and how many they are. */
export function ResultsCard({
  results,
  settings,
}: {
  results: BoardResults | undefined;
  settings: Settings;
}): JSX.Element {
  const criteria = offered(settings.questionnaire).flatMap(({ key, label }) => {
    const found = results?.criteria[key];
    return found === undefined ? [] : [{ key, label: label.fr, ...found }];
  });
  if (criteria.length === 0) {
    return (
      <Card class="wall-results" heading={words.results}>
        <p class="wall-empty">{words.noResults}</p>
      </Card>
    );
  }
  return (
    <Card class="wall-results" heading={words.results}>
      {results?.responses !== undefined && <p class="wall-empty">{words.resultsOver(results.responses)}</p>}
      <dl class="wall-results__list">
        {criteria.map(({ key, label, n, satisfied }) => (
          <div key={key} class="wall-results__line">
            <dt>{label}</dt>
            <dd>
              <strong>{words.share(satisfied / n)}</strong> <span>{words.resultOf(n)}</span>
            </dd>
            <meter class="wall-results__bar" aria-hidden="true" min={0} max={1} value={satisfied / n} />
          </div>
        ))}
      </dl>
    </Card>
  );
}
