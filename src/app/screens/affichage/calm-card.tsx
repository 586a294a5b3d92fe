import type { JSX } from 'preact';
import type { Settings } from '../../../domain/setting/setting.ts';
import type { Board } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';
import { wallCalmMoments } from './wall-week.ts';

/** When to come to wait less; nothing while it is not known. */
export function CalmCard({
  typical,
  settings,
}: {
  typical: Board['typical'];
  settings: Settings;
}): JSX.Element | null {
  const moments = wallCalmMoments(typical, settings);
  if (moments.length === 0) return null;
  return (
    <Card class="wall-calm" heading={words.calm}>
      <ul class="wall-calm__moments g-plain-list">
        {moments.map(({ weekday, from, to }) => (
          <li key={weekday}>{words.calmMoment(weekday, from, to)}</li>
        ))}
      </ul>
    </Card>
  );
}
