import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { offered } from '../../../../domain/setting/setting.ts';
import { fittingStep } from '../../../../reports/days-table.ts';
import { useAnswer, useGuichet, useNow, useSettings } from '../../../state/guichet-context.ts';
import { SectionHeader } from '../../../ui/section-header.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { AttendanceCard } from './attendance-card.tsx';
import { CommentsCard } from './comments-card.tsx';
import { DaysCard } from './days-card.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { SatisfactionCard } from './satisfaction-card.tsx';
import { usePeriod } from './use-period.ts';
import { WaitingCard } from './waiting-card.tsx';
import { WeekHoursCard } from './week-hours-card.tsx';

const ALL = 'all';

/** All the figures of a period. They follow what arrives from the other devices while the page is open. */
export function ResultsPage(): JSX.Element {
  const { desk } = useGuichet();
  const settings = useSettings();
  const chosen = usePeriod('week');
  const { period } = chosen;
  const today = desk.time.dayOf(useNow(60_000));
  const [service, setService] = useState(ALL);
  const step = fittingStep(period);
  const attendance = useAnswer({ about: 'attendance', ...period, step });
  const satisfaction = useAnswer({ about: 'satisfaction', ...period });
  const suffix = `${period.from}-${period.to}`;
  const services = service === ALL ? undefined : [service];
  const options = [
    { value: ALL, label: 'Tous les services' },
    ...offered(settings.services).map(({ key, label }) => ({ value: key, label })),
  ];
  return (
    <Stack gap={5}>
      <SectionHeader title="Résultats" />
      <PeriodPicker
        name={chosen.name}
        free={chosen.free}
        period={period}
        onName={chosen.setName}
        onFree={chosen.setFree}
      />
      {attendance === undefined ? (
        <Spinner label="Calcul en cours…" />
      ) : (
        <div class="q-two">
          <AttendanceCard attendance={attendance} suffix={suffix} />
          <DaysCard attendance={attendance} step={step} period={period} today={today} suffix={suffix} />
        </div>
      )}
      <SelectField
        class="q-service"
        label="Service, pour l’affluence et l’attente"
        options={options}
        value={service}
        onChange={setService}
      />
      <WeekHoursCard period={period} services={services} suffix={suffix} />
      <WaitingCard period={period} services={services} suffix={suffix} />
      {satisfaction === undefined ? (
        <Spinner label="Calcul en cours…" />
      ) : (
        <>
          <SatisfactionCard satisfaction={satisfaction} suffix={suffix} />
          <CommentsCard satisfaction={satisfaction} suffix={suffix} />
        </>
      )}
    </Stack>
  );
}
