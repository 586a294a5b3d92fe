import type { JSX } from 'preact';
import { offered, type Settings } from '../../../domain/setting/setting.ts';
import type { Board } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';
import { CallsCard } from './calls-card.tsx';
import './services-card.css';
import { WaitingCard } from './waiting-card.tsx';
import { WaitingFigure } from './waiting-figure.tsx';
import { wallServices } from './wall-services.ts';
import { WeekCard } from './week-card.tsx';
import { WeekFigure } from './week-figure.tsx';

export interface ServicesCardProps {
  /** `undefined` when the line of now is not known. */
  waiting: Board['waiting'] | undefined;
  /** `undefined` when this week's figures are not known. */
  week: Board['week'] | undefined;
  /** Those of today. */
  calls: Board['calls'];
  callsCut: boolean;
  settings: Settings;
}

/** Beyond this many, two cards with a line a service each would not stand on the glass. */
const MOST_IN_TWO_CARDS = 5;

/**
 * Who waits now and who came this week, by service: a card each, or one table where there are many services. Once somebody
 * was called today, the last calls have the place of the week.
 */
export function ServicesCard({ waiting, week, calls, callsCut, settings }: ServicesCardProps): JSX.Element {
  const services = wallServices(waiting, settings);
  if (services.length <= MOST_IN_TWO_CARDS) {
    return (
      <>
        <WaitingCard waiting={waiting} settings={settings} />
        {calls.length === 0 ? (
          <WeekCard week={week} settings={settings} />
        ) : (
          <CallsCard calls={calls} isCut={callsCut} settings={settings} />
        )}
      </>
    );
  }
  const isOffered = new Set(offered(settings.services).map(({ key }) => key));
  return (
    <Card class="wall-line" heading={words.services}>
      <table class="wall-services">
        <thead>
          <tr>
            <th scope="col">{words.service}</th>
            <th scope="col">{words.waitingShort}</th>
            <th scope="col">{words.weekShort}</th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ key, short }) => (
            <tr key={key}>
              <th scope="row">{short}</th>
              <td>
                <WaitingFigure brief waiting={waiting} service={key} />
              </td>
              <td>{isOffered.has(key) && <WeekFigure week={week} service={key} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
