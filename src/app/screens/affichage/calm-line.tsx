import type { JSX } from 'preact';
import type { Settings } from '../../../domain/setting/setting.ts';
import type { Board } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { wallCalmMoments } from './wall-week.ts';

/** When to come to wait less; nothing while it is not known. */
export function CalmLine({
  typical,
  settings,
}: {
  typical: Board['typical'];
  settings: Settings;
}): JSX.Element | null {
  const moments = wallCalmMoments(typical, settings);
  if (moments.length === 0) return null;
  return (
    <p class="wall-calm">
      <strong>{words.calm}</strong>{' '}
      {moments.map(({ weekday, from, to }) => (
        <span key={weekday} class="wall-calm__moment">
          {words.calmMoment(weekday, from, to)}
        </span>
      ))}
    </p>
  );
}
