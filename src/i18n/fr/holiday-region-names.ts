import type { HolidayRegion } from '../../domain/kernel/holiday-regions.ts';

/** How a form names each list of public holidays. */
export const HOLIDAY_REGION_NAMES: Readonly<Record<HolidayRegion, string>> = {
  metropole: 'Jours fériés nationaux',
  'alsace-moselle': 'Alsace-Moselle : avec le 26 décembre',
  'alsace-moselle-temple': 'Alsace-Moselle : avec le 26 décembre et le Vendredi saint (commune avec temple)',
  guadeloupe: 'Guadeloupe : avec le 27 mai',
  guyane: 'Guyane : avec le 10 juin',
  martinique: 'Martinique : avec le 22 mai',
  mayotte: 'Mayotte : avec le 27 avril',
  reunion: 'La Réunion : avec le 20 décembre',
  'saint-barthelemy': 'Saint-Barthélemy : avec le 9 octobre',
  'saint-martin-27-mai': 'Saint-Martin : avec le 27 mai',
  'saint-martin-28-mai': 'Saint-Martin : avec le 28 mai',
};
