import type { JSX } from 'preact';
import { offered, type Settings } from '../../../domain/setting/setting.ts';
import type { Board } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';

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
        {shownServices(waiting, settings).map(({ key, short }) => (
          <div key={key} class="wall-waiting__line">
            <dt>{short}</dt>
            <Figure known={waiting !== undefined} line={waiting?.[key]} />
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Figure({
  known,
  line,
}: {
  known: boolean;
  line: Board['waiting'][string] | undefined;
}): JSX.Element {
  if (!known) return <dd class="wall-waiting__none">{words.unknownFigure}</dd>;
  if (line === undefined) return <dd class="wall-waiting__none">{words.nobody}</dd>;
  return (
    <dd>
      <strong class="wall-waiting__count">{words.waitingCount(line.visits)}</strong>{' '}
      <span class="wall-waiting__longest">{words.longest(line.longestMinutes)}</span>
    </dd>
  );
}

/** Those offered, and any other somebody still waits for. */
function shownServices(
  waiting: Board['waiting'] | undefined,
  settings: Settings,
): readonly { key: string; short: string }[] {
  const shown = offered(settings.services);
  const others = Object.keys(waiting ?? {}).filter((key) => !shown.some((service) => service.key === key));
  return [...shown, ...others.map((key) => ({ key, short: settings.services[key]?.short ?? key }))];
}
