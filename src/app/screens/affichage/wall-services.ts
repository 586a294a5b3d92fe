import { offered, type Settings } from '../../../domain/setting/setting.ts';
import type { Board } from '../../../domain/statistics/board.ts';

/** The services a wall names: those offered, and any other somebody still waits for. */
export function wallServices(
  waiting: Board['waiting'] | undefined,
  settings: Settings,
): readonly { key: string; short: string }[] {
  const shown = offered(settings.services);
  const others = Object.keys(waiting ?? {}).filter((key) => !shown.some((service) => service.key === key));
  return [...shown, ...others.map((key) => ({ key, short: settings.services[key]?.short ?? key }))];
}
