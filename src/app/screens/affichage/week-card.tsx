import type { JSX } from 'preact';
import { offered, type Settings } from '../../../domain/setting/setting.ts';
import type { Board } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';
import { WeekFigure } from './week-figure.tsx';

export interface WeekCardProps {
  /** `undefined` when this week's figures are not known. */
  week: Board['week'] | undefined;
  settings: Settings;
}

/** This week's visits by service. */
export function WeekCard({ week, settings }: WeekCardProps): JSX.Element {
  return (
    <Card class="wall-week" heading={words.week}>
      <dl class="wall-week__services">
        {offered(settings.services).map(({ key, label }) => (
          <div key={key} class="wall-week__service">
            <dt>{label}</dt>
            <dd>
              <WeekFigure week={week} service={key} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
