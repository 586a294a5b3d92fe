import type { AffluenceLevels } from '../setting/setting.ts';

/** How busy an hour is, by the site's own thresholds. */
export type Level = 'calm' | 'moderate' | 'busy';

/** Arrivals an hour from which the hall is « modéré », then « chargé ». */
export interface Thresholds {
  readonly moderate: number;
  readonly busy: number;
}

const STARTING_LEVELS: AffluenceLevels = { moderate: 6, busy: 12, weeks: 8 };

export function levelsOf(settings: {
  readonly affluence: { readonly levels?: AffluenceLevels };
}): AffluenceLevels {
  return settings.affluence.levels ?? STARTING_LEVELS;
}

/**
 * The site's thresholds: the numbers it typed in or, where it wants its own ordinary hours to tell, the values that cut the
 * hours at which somebody usually comes into thirds (nearest rank).
 * Source: Guichet's own definition.
 * @param typical arrivals an hour, `[weekday][hour]`, as in `Board.typical`
 */
export function thresholdsOf(
  levels: AffluenceLevels,
  typical: readonly (readonly (number | null)[])[],
): Thresholds {
  if (levels.by !== 'thirds') return levels;
  const hours = typical
    .flat()
    .filter((value) => value !== null && value > 0)
    .sort((a, b) => (a as number) - (b as number)) as number[];
  if (hours.length === 0) return levels;
  const at = (share: number) => hours[Math.min(hours.length - 1, Math.ceil(share * hours.length))] as number;
  const moderate = at(1 / 3);
  return { moderate, busy: Math.max(at(2 / 3), moderate + 1) };
}

/** The level of an hour with that many arrivals. A threshold belongs to the level it opens. */
export function levelOf(arrivals: number, { moderate, busy }: Thresholds): Level {
  if (arrivals >= busy) return 'busy';
  return arrivals >= moderate ? 'moderate' : 'calm';
}
