import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Day } from '../../../../domain/kernel/site-time.ts';
import type { Attendance } from '../../../../domain/statistics/attendance.ts';
import type { CalendarStep } from '../../../../domain/statistics/calendar-step.ts';
import type { Period } from '../../../../domain/statistics/period.ts';
import { daysTable, stepHeader, visitsOverTime } from '../../../../reports/days-table.ts';
import { serviceLooks } from '../../../parts/service-look.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { Card } from '../../../ui/card.tsx';
import type { BarChart } from '../../../ui/charts/bar-chart.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { CsvButton } from '../csv-button.tsx';
import { figure, stepLabel } from '../french.ts';

export interface DaysCardProps {
  /** Asked with `step`. */
  attendance: Attendance;
  step: CalendarStep;
  period: Period;
  today: Day;
  suffix: string;
}

/** Visits by step of the calendar; its table folds out under the chart. */
export function DaysCard({ attendance, step, period, today, suffix }: DaysCardProps): JSX.Element {
  const { services } = useSettings();
  const look = serviceLooks(services);
  const Chart = useBarChart();
  const counts = visitsOverTime(attendance, step, services, period, today);
  const { title } = daysTable(counts);
  const categories = counts.moments.map((from) => stepLabel(from, step));
  const series = counts.services.map(({ key, label }, column) => ({
    label,
    hue: look(key).hue,
    values: counts.visits.map((ofMoment) => ofMoment[column] ?? 0),
  }));
  return (
    <Card
      heading="Au fil du temps"
      actions={<CsvButton title={title} suffix={suffix} table={() => daysTable(counts)} />}
    >
      {Chart === undefined ? (
        <Spinner label="Dessin du graphique…" />
      ) : (
        <Chart
          stacked
          title={`${title} (N = ${figure(attendance.visits)})`}
          description={`${figure(attendance.visits)} visites en tout, par service.`}
          series={series}
          categories={categories}
          format={figure}
          categoryHeader={stepHeader(step)}
          tableLabel="Voir le tableau"
        />
      )}
    </Card>
  );
}

/** Drawing needs a library that no figure waits for. */
function useBarChart(): typeof BarChart | undefined {
  const [Chart, setChart] = useState<typeof BarChart>();
  useEffect(() => {
    void import('../../../ui/charts/bar-chart.tsx').then((loaded) => setChart(() => loaded.BarChart));
  }, []);
  return Chart;
}
