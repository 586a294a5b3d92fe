import type { JSX } from 'preact';
import { type Level, levelsOf, type Thresholds, thresholdsOf } from '../../../domain/affluence/levels.ts';
import { openingOn } from '../../../domain/affluence/opening.ts';
import type { LocalTime } from '../../../domain/kernel/site-time.ts';
import { weekdayOf } from '../../../domain/kernel/site-time.ts';
import type { Settings } from '../../../domain/setting/setting.ts';
import type { Board } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';
import { type HeatCell, type HeatStep, HeatTable } from '../../ui/charts/heat-table.tsx';
import { CalmLine } from './calm-line.tsx';
import { type WallHour, type WallWeek, wallWeek } from './wall-week.ts';

const STEPS: Readonly<Record<Level, HeatStep>> = { calm: 0, moderate: 2, busy: 4 };

export interface AffluenceCardProps {
  board: Board | undefined;
  settings: Settings;
  local: LocalTime;
}

/** Heures d'affluence: the typical week, with the present hour outlined. */
export function AffluenceCard({ board, settings, local }: AffluenceCardProps): JSX.Element {
  const week = wallWeek(board?.typical ?? [], settings);
  return (
    <Card class="wall-affluence" heading={words.affluence}>
      {board !== undefined && week.isKnown ? (
        <>
          <HeatTable
            caption={captionOf(board)}
            cornerLabel={words.day}
            columns={week.hours.map(words.hour)}
            rows={week.weekdays.map(words.weekday)}
            cells={week.cells.map((row) => row.map(heatCell))}
            closedLabel={words.closed}
            legend={legend(thresholdsOf(levelsOf(settings), board.typical))}
            current={currentCell(week, settings, local)}
          />
          <CalmLine typical={board.typical} settings={settings} />
        </>
      ) : (
        <p class="wall-empty">{words.affluenceUnknown}</p>
      )}
    </Card>
  );
}

function captionOf({ weeks, season }: Board): string {
  const over = words.affluenceOver(weeks);
  return season === 'ordinary' ? over : `${over} (${words.schoolHolidays})`;
}

function heatCell(hour: WallHour | null): HeatCell | null {
  if (hour === null) return null;
  if (hour.arrivals === null) return { text: '–', step: 0, note: words.tooLittle };
  return { text: String(hour.arrivals), step: STEPS[hour.level], note: words.level[hour.level] };
}

function legend({ moderate, busy }: Thresholds): readonly { step: HeatStep; label: string }[] {
  return [
    { step: STEPS.calm, label: words.calmBelow(moderate) },
    { step: STEPS.moderate, label: words.level.moderate },
    { step: STEPS.busy, label: words.busyFrom(busy) },
  ];
}

/** None on a day the site is closed, whatever its usual hours. */
function currentCell(
  week: WallWeek,
  settings: Settings,
  { day, minute }: LocalTime,
): { row: number; column: number } | undefined {
  const row = week.weekdays.indexOf(weekdayOf(day));
  const column = week.hours.indexOf(Math.floor(minute / 60));
  const isOpen = (week.cells[row]?.[column] ?? null) !== null && openingOn(day, settings).open;
  return isOpen ? { row, column } : undefined;
}
