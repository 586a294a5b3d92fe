import type { JSX } from 'preact';
import { type Day, mondayOf } from '../../../domain/kernel/site-time.ts';
import { dayTitle, monthTitle, weekWords } from '../../../i18n/fr/day-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import type { AgendaView } from './agenda-view.ts';

export interface AgendaBarProps {
  view: AgendaView;
  /** A day of what is shown. */
  day: Day;
  /** Whether today is in what is shown. */
  isNow: boolean;
  onView: (view: AgendaView) => void;
  onStep: (steps: -1 | 1) => void;
  onToday: () => void;
}

const NAMES: Readonly<Record<AgendaView, { label: string; former: string; next: string }>> = {
  day: { label: 'Jour', former: 'Jour précédent', next: 'Jour suivant' },
  week: { label: 'Semaine', former: 'Semaine précédente', next: 'Semaine suivante' },
  month: { label: 'Mois', former: 'Mois précédent', next: 'Mois suivant' },
};

const OPTIONS = (['day', 'week', 'month'] as const).map((value) => ({ value, label: NAMES[value].label }));

/** What of the agenda is shown, and how to go elsewhere. */
export function AgendaBar({ view, day, isNow, onView, onStep, onToday }: AgendaBarProps): JSX.Element {
  const { former, next } = NAMES[view];
  return (
    <div class="pan-week-bar">
      <IconButton icon="arrow-left" label={former} outlined onClick={() => onStep(-1)} />
      <IconButton icon="arrow-right" label={next} outlined onClick={() => onStep(1)} />
      <h2 class="pan-week-bar__title" aria-live="polite">
        {titleOf(view, day)}
      </h2>
      {!isNow && (
        <Button icon="calendar" onClick={onToday}>
          Aujourd’hui
        </Button>
      )}
      <SegmentedControl
        class="pan-week-bar__view"
        legend="Agenda par"
        legendHidden
        options={OPTIONS}
        value={view}
        onChange={onView}
      />
    </div>
  );
}

function titleOf(view: AgendaView, day: Day): string {
  if (view === 'day') return dayTitle(day);
  return view === 'week' ? weekWords(mondayOf(day)) : monthTitle(day);
}
