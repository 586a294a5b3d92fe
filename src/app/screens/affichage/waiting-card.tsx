import type { JSX } from 'preact';
import type { Settings } from '../../../domain/setting/setting.ts';
import type { Board } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';
import { WaitingFigure } from './waiting-figure.tsx';
import { wallServices } from './wall-services.ts';

export interface WaitingCardProps {
  /** `undefined` when the line of now is not known: then no number is shown. */
  waiting: Board['waiting'] | undefined;
  settings: Settings;
}

/** Who waits now, by service. */
export function WaitingCard({ waiting, settings }: WaitingCardProps): JSX.Element {
  return (
    <Card class="wall-line" heading={words.waiting}>
      <dl class="wall-waiting">
        {wallServices(waiting, settings).map(({ key, short }) => (
          <div key={key} class="wall-waiting__line">
            <dt>{short}</dt>
            <dd>
              <WaitingFigure waiting={waiting} service={key} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
