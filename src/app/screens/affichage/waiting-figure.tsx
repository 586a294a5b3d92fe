import type { JSX } from 'preact';
import type { Board } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';

export interface WaitingFigureProps {
  /** `undefined` when the line of now is not known: then no number is shown. */
  waiting: Board['waiting'] | undefined;
  service: string;
  /** In a table whose header says what is counted. */
  brief?: boolean;
}

/** How many wait for a service, and for how long. */
export function WaitingFigure({ waiting, service, brief = false }: WaitingFigureProps): JSX.Element {
  if (waiting === undefined) return <span class="wall-waiting__none">{words.unknownFigure}</span>;
  const line = waiting[service];
  if (line === undefined) return <span class="wall-waiting__none">{words.nobody}</span>;
  return (
    <>
      <strong class="wall-waiting__count">{brief ? line.visits : words.waitingCount(line.visits)}</strong>{' '}
      <span class="wall-waiting__longest">{words.longest(line.longestMinutes)}</span>
    </>
  );
}
