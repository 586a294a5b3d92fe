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
  /** Where there is room for it: what a newcomer may have to wait. */
  waits?: Board['waits'] | undefined;
  settings: Settings;
}

/** Who waits now, by service. */
export function WaitingCard({ waiting, waits, settings }: WaitingCardProps): JSX.Element {
  return (
    <Card class="wall-line" heading={words.waiting}>
      <dl class="wall-waiting">
        {wallServices(waiting, settings).map(({ key, short }) => (
          <div key={key} class="wall-waiting__line">
            <dt>{short}</dt>
            <dd>
              <WaitingFigure waiting={waiting} service={key} />
              {waits?.[key] !== undefined && (
                <p class="wall-waiting__longest">
                  {words.ifYouCome} {words.newcomer(waits[key])}
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
