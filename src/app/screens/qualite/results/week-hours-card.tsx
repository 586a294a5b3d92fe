import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Period } from '../../../../domain/statistics/period.ts';
import { weekHoursTable } from '../../../../reports/week-hours-table.ts';
import { useAnswer, useSettings } from '../../../state/guichet-context.ts';
import { Card } from '../../../ui/card.tsx';
import { HeatTable } from '../../../ui/charts/heat-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { CsvButton } from '../csv-button.tsx';
import { figure } from '../french.ts';
import { HowComputed } from '../how-computed.tsx';
import { type HeatFigure, heatCells, peakSentence, STEP_WORDS } from './heat-cells.ts';

const TITLE = 'Heures d’affluence';
const LEGEND = STEP_WORDS.map((label, step) => ({ step: step as 0 | 1 | 2 | 3 | 4, label }));
const FIGURES = [
  { value: 'total', label: 'Visites' },
  { value: 'mean', label: 'Moyenne par jour' },
] as const;

export interface WeekHoursCardProps {
  period: Period;
  /** Keys to keep; all when undefined. */
  services: readonly string[] | undefined;
  suffix: string;
}

/** Week by hour, as a coloured table, with its peak in words. */
export function WeekHoursCard({ period, services, suffix }: WeekHoursCardProps): JSX.Element {
  const { hours } = useSettings();
  const [shown, setShown] = useState<HeatFigure>('total');
  const counts = useAnswer({
    about: 'week-hours',
    ...period,
    ...(services === undefined ? {} : { services }),
  });
  const total = counts?.visits.flat().reduce((sum, visits) => sum + visits, 0) ?? 0;
  const peak = counts && peakSentence(counts);
  return (
    <Card
      heading={TITLE}
      actions={counts && <CsvButton title={TITLE} suffix={suffix} table={() => weekHoursTable(counts)} />}
    >
      {counts === undefined && <Spinner label="Calcul en cours…" />}
      {counts !== undefined && peak === undefined && (
        <EmptyState
          icon="clock"
          title="Aucune visite sur cette période"
          text="Choisissez une autre période, ou un autre service."
        />
      )}
      {counts !== undefined && peak !== undefined && (
        <div class="q-parts">
          <p class="q-strong">{peak}</p>
          <SegmentedControl
            class="no-print"
            legend="Chiffre montré"
            legendHidden
            options={FIGURES}
            value={shown}
            onChange={setShown}
          />
          <HeatTable
            caption={`Visites par jour de semaine et heure (N = ${figure(total)})`}
            cornerLabel="Jour"
            closedLabel="fermé"
            legend={LEGEND}
            {...heatCells(counts, hours, shown)}
          />
          <HowComputed figures={['weekHours']} />
        </div>
      )}
    </Card>
  );
}
