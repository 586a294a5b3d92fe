import type { JSX } from 'preact';
import type { Day } from '../../../../domain/kernel/site-time.ts';
import type { Period } from '../../../../domain/statistics/period.ts';
import { Cluster } from '../../../ui/cluster.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { plainDay } from '../french.ts';
import type { PeriodName } from './period-choice.ts';

const OPTIONS = [
  { value: 'week', label: 'Cette semaine' },
  { value: 'month', label: 'Ce mois' },
  { value: 'quarter', label: 'Ce trimestre' },
  { value: 'year', label: 'Cette année' },
  { value: 'free', label: 'Dates libres' },
] as const;

export interface PeriodPickerProps {
  name: PeriodName;
  /** What the fields of free dates hold. */
  free: Period;
  /** The period shown. */
  period: Period;
  onName: (name: PeriodName) => void;
  onFree: (period: Period) => void;
}

/** Chooses the days all the figures below are about. Dates the wrong way round are said, and change nothing. */
export function PeriodPicker({ name, free, period, onName, onFree }: PeriodPickerProps): JSX.Element {
  const reversed = free.from > free.to;
  const edit = (change: Partial<Record<keyof Period, Day>>): void => onFree({ ...free, ...change });
  return (
    <div class="q-period">
      <SegmentedControl
        class="no-print"
        legend="Période"
        legendHidden
        layout="wrap"
        options={OPTIONS}
        value={name}
        onChange={onName}
      />
      {name === 'free' && (
        <Cluster class="no-print" gap={4}>
          <DateField label="Du" value={free.from} onInput={(from) => edit({ from })} />
          <DateField
            label="Au"
            value={free.to}
            onInput={(to) => edit({ to })}
            error={reversed ? 'La fin est avant le début : choisissez une date plus tardive.' : undefined}
          />
        </Cluster>
      )}
      <p class="q-period__words">
        Du {plainDay(period.from)} au {plainDay(period.to)}
      </p>
    </div>
  );
}
