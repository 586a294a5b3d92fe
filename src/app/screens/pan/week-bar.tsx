import type { JSX } from 'preact';
import type { Day } from '../../../domain/kernel/site-time.ts';
import { weekWords } from '../../../i18n/fr/day-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

export interface WeekBarProps {
  monday: Day;
  isThisWeek: boolean;
  onMove: (weeks: -1 | 1) => void;
  onThisWeek: () => void;
}

/** The week shown, and how to go to others. */
export function WeekBar({ monday, isThisWeek, onMove, onThisWeek }: WeekBarProps): JSX.Element {
  return (
    <div class="pan-week-bar">
      <IconButton icon="arrow-left" label="Semaine précédente" outlined onClick={() => onMove(-1)} />
      <IconButton icon="arrow-right" label="Semaine suivante" outlined onClick={() => onMove(1)} />
      <h2 class="pan-week-bar__title" aria-live="polite">
        {weekWords(monday)}
      </h2>
      {!isThisWeek && (
        <Button icon="calendar" onClick={onThisWeek}>
          Cette semaine
        </Button>
      )}
    </div>
  );
}
