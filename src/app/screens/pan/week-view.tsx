import type { JSX } from 'preact';
import type { DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { shortDayWords } from '../../../i18n/fr/day-words.ts';
import { useWide } from '../../parts/use-wide.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { DayColumn } from './day-column.tsx';
import type { PanDay } from './use-pan-days.ts';

export interface WeekViewProps {
  week: readonly PanDay[];
  /** The day shown where there is room for one only. */
  shown: PanDay;
  onShow: (day: string) => void;
  onBook: (start: number) => void;
  onOpen: (appointment: DatedAppointment) => void;
}

/** The week in columns; one day at a time on a narrow glass. */
export function WeekView({ week, shown, onShow, onBook, onOpen }: WeekViewProps): JSX.Element {
  if (useWide(60)) {
    return (
      <div class="pan-week no-print" style={{ '--days': String(week.length) }}>
        {week.map((day) => (
          <DayColumn key={day.day} day={day} onBook={onBook} onOpen={onOpen} />
        ))}
      </div>
    );
  }
  return (
    <div class="pan-week-narrow no-print">
      <SegmentedControl
        legend="Jour"
        legendHidden
        options={week.map(({ day }) => ({ value: day, label: shortDayWords(day) }))}
        value={shown.day}
        onChange={onShow}
      />
      <DayColumn day={shown} onBook={onBook} onOpen={onOpen} />
    </div>
  );
}
