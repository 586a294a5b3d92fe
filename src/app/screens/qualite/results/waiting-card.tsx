import type { JSX } from 'preact';
import type { Period } from '../../../../domain/statistics/period.ts';
import { waitingTable } from '../../../../reports/waiting-table.ts';
import { useAnswer } from '../../../state/guichet-context.ts';
import { Card } from '../../../ui/card.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { StatFigure } from '../../../ui/stat-figure.tsx';
import { CsvButton } from '../csv-button.tsx';
import { figure } from '../french.ts';
import { HowComputed } from '../how-computed.tsx';

const TITLE = 'Attente avant l’appel';

export interface WaitingCardProps {
  period: Period;
  services: readonly string[] | undefined;
  suffix: string;
}

/** How long people waited to be called: the middle one, and the one that nine of ten did not exceed. */
export function WaitingCard({ period, services, suffix }: WaitingCardProps): JSX.Element {
  const waiting = useAnswer({ about: 'waiting', ...period, ...(services === undefined ? {} : { services }) });
  const n = waiting === undefined ? undefined : `N = ${figure(waiting.n)}`;
  return (
    <Card
      heading={TITLE}
      actions={waiting && <CsvButton title={TITLE} suffix={suffix} table={() => waitingTable(waiting)} />}
    >
      {waiting === undefined ? (
        <Spinner label="Calcul en cours…" />
      ) : (
        <div class="q-parts">
          <div class="q-figures">
            <StatFigure size="lg" value={minutes(waiting.medianMinutes)} label="médiane" n={n} />
            <StatFigure
              size="lg"
              value={minutes(waiting.p90Minutes)}
              label="9 personnes sur 10 ont attendu moins"
              n={n}
            />
          </div>
          <p class="q-note">
            De l’arrivée à l’appel, pour les visites qui ont été appelées. Les visites importées ou seulement
            comptées n’y sont pas.
          </p>
          <HowComputed figures={['waitMedian', 'waitP90']} />
        </div>
      )}
    </Card>
  );
}

function minutes(value: number | undefined): string {
  if (value === undefined) return 'aucun appel';
  return value < 1 ? 'moins d’1 min' : `${figure(Math.round(value))} min`;
}
