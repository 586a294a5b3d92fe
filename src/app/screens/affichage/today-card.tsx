import type { JSX } from 'preact';
import { openingOn, openMinutesIn } from '../../../domain/affluence/opening.ts';
import { type LocalTime, weekdayOf } from '../../../domain/kernel/site-time.ts';
import type { Settings } from '../../../domain/setting/setting.ts';
import type { Board } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { wallWeek } from './wall-week.ts';
import './today-card.css';

interface Hour {
  readonly hour: number;
  readonly usual: number | null;
  /** `null` for an hour that has not begun. */
  readonly today: number | null;
}

export interface TodayCardProps {
  board: Board;
  settings: Settings;
  local: LocalTime;
}

/** Today's arrivals so far beside the usual ones; nothing on a day the site is closed. */
export function TodayCard({ board, settings, local }: TodayCardProps): JSX.Element | null {
  const hours = hoursOfToday(board, settings, local);
  if (hours.length === 0) return null;
  if (hours.every(({ usual, today }) => usual === null && !today)) {
    return (
      <Card class="wall-today" heading={words.todayCurve}>
        <p class="wall-empty">{words.noArrivalYet}</p>
      </Card>
    );
  }
  const highest = Math.max(1, ...hours.flatMap(({ usual, today }) => [usual ?? 0, today ?? 0]));
  return (
    <Card class="wall-today" heading={words.todayCurve} actions={<Legend />}>
      <div class="wall-bars" aria-hidden="true">
        {hours.map((hour) => (
          <Bars key={hour.hour} hour={hour} highest={highest} />
        ))}
      </div>
      <VisuallyHidden>
        <Figures hours={hours} />
      </VisuallyHidden>
    </Card>
  );
}

function Bars({ hour: { hour, usual, today }, highest }: { hour: Hour; highest: number }): JSX.Element {
  const size = (value: number) => ({ blockSize: `${(100 * value) / highest}%` });
  return (
    <div class="wall-bars__hour">
      <div class="wall-bars__pair">
        {usual !== null && <span class="wall-bars__bar wall-bars__bar--usual" style={size(usual)} />}
        {today !== null && (
          <span class="wall-bars__bar wall-bars__bar--today" style={size(today)}>
            <span class="wall-bars__figure">{today}</span>
          </span>
        )}
      </div>
      <span class="wall-bars__label">{words.hour(hour)}</span>
    </div>
  );
}

function Legend(): JSX.Element {
  return (
    <p class="wall-bars__legend" aria-hidden="true">
      <span class="wall-bars__swatch wall-bars__bar--today" /> {words.today}
      <span class="wall-bars__swatch wall-bars__bar--usual" /> {words.usual}
    </p>
  );
}

function Figures({ hours }: { hours: readonly Hour[] }): JSX.Element {
  return (
    <table>
      <caption>{words.todayCurve}</caption>
      <thead>
        <tr>
          <th scope="col">{words.hourHeader}</th>
          <th scope="col">{words.today}</th>
          <th scope="col">{words.usual}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map(({ hour, today, usual }) => (
          <tr key={hour}>
            <th scope="row">{words.hour(hour)}</th>
            <td>{today ?? '–'}</td>
            <td>{usual ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function hoursOfToday(board: Board, settings: Settings, { day, minute }: LocalTime): readonly Hour[] {
  const opening = openingOn(day, settings);
  if (!opening.open) return [];
  const now = Math.floor(minute / 60);
  const isShown = (hour: number) =>
    openMinutesIn(hour, opening.spans) > 0 || (board.todayByHour[hour] ?? 0) > 0;
  return wallWeek(board.typical, settings)
    .hours.filter(isShown)
    .map((hour) => ({
      hour,
      usual: board.typical[weekdayOf(day)]?.[hour] ?? null,
      today: hour <= now ? (board.todayByHour[hour] ?? 0) : null,
    }));
}
