import type { JSX } from 'preact';
import { openingOn, usualSpans } from '../../../domain/affluence/opening.ts';
import { addDays, type LocalTime, weekdayOf } from '../../../domain/kernel/site-time.ts';
import type { Settings } from '../../../domain/setting/setting.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';
import './wall-pages.css';

const DAYS_AHEAD = 7;

/** The opening hours of the days to come, as they will be: a holiday or a closure says so by its name. */
export function HoursCard({ local, settings }: { local: LocalTime; settings: Settings }): JSX.Element {
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => addDays(local.day, ahead)).filter(
    (day) => usualSpans(weekdayOf(day), settings).length > 0,
  );
  return (
    <Card class="wall-week-hours" heading={words.weekHours}>
      <dl class="wall-results__list">
        {days.map((day) => {
          const opening = openingOn(day, settings);
          return (
            <div key={day} class="wall-results__line">
              <dt>{words.date(day)}</dt>
              <dd>
                {opening.open ? (
                  <strong>{words.spans(opening.spans)}</strong>
                ) : (
                  <strong class="wall-week-hours__closed">
                    {opening.why === 'weekly' ? words.closed : words.closedFor(opening.label)}
                  </strong>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
