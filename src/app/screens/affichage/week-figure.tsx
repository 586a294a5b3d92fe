import type { JSX } from 'preact';
import type { Board } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';

export interface WeekFigureProps {
  /** `undefined` when this week's figures are not known. */
  week: Board['week'] | undefined;
  service: string;
}

/** This week's visits for a service. Fewer than five are not told apart from none (`public-cells.ts`). */
export function WeekFigure({ week, service }: WeekFigureProps): JSX.Element {
  const count = week?.[service];
  if (count !== undefined) return <span class="wall-week__count">{count}</span>;
  return (
    <span class="wall-week__none">{week === undefined ? words.unknownFigure : words.fewerThanFive}</span>
  );
}
