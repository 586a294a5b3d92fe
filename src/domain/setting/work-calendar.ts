import type { WorkCalendar } from '../kernel/working-days.ts';
import type { Settings } from './setting.ts';

/** The site's working days, as its settings stand. */
export function workCalendar({ site, closures }: Pick<Settings, 'site' | 'closures'>): WorkCalendar {
  return { region: site.holidayRegion ?? 'metropole', closures: Object.values(closures) };
}
