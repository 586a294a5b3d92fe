import type { JSX } from 'preact';
import { counted } from '../../../../i18n/fr/words.ts';
import type { RefusedLine } from '../../../../reports/plan-import.ts';
import { Card } from '../../../ui/card.tsx';
import { CsvButton } from '../csv-button.tsx';
import { figure } from '../french.ts';
import { problemSentence } from './problem-sentence.ts';

const SHOWN = 200;

/** Every line that cannot be imported, by its number in the file, with what was expected. */
export function ProblemsCard({
  refused,
  file,
}: {
  refused: readonly RefusedLine[];
  file: string;
}): JSX.Element {
  const title = counted(refused.length, 'ligne à corriger', 'lignes à corriger');
  return (
    <Card
      heading={title}
      actions={
        <CsvButton
          title="Lignes à corriger"
          suffix={file.replace(/\.[^.]*$/, '').replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}
          table={() => ({
            title,
            columns: ['Ligne', 'Problème'],
            rows: refused.map(({ line, problems }) => [line, problems.map(problemSentence).join(' ')]),
          })}
        />
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section class="q-problems" aria-label="Liste des lignes à corriger" tabIndex={0}>
        <ul class="g-plain-list">
          {refused.slice(0, SHOWN).map(({ line, problems }) => (
            <li key={line} class="q-problems__item">
              <span class="q-problems__line">Ligne {line}</span>
              <span>{problems.map(problemSentence).join(' ')}</span>
            </li>
          ))}
        </ul>
      </section>
      {refused.length > SHOWN && (
        <p class="q-note">
          Les {figure(SHOWN)} premières sont montrées ; le fichier CSV les contient toutes.
        </p>
      )}
    </Card>
  );
}
