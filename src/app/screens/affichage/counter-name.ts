import type { Settings } from '../../../domain/setting/setting.ts';

/** How the site names a counter; its key once it is gone from the settings. */
export function counterName(counter: string, { counters }: Settings): string {
  return counters[counter]?.label ?? counter;
}
