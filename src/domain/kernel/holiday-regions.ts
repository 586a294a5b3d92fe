/**
 * Where a site's public holidays come from: the eleven national ones, plus what its place adds.
 * National list: article L3133-1 of the Code du travail. Alsace-Moselle: article L3134-13 (Good Friday only in communes
 * that have a Protestant temple or a mixed church). Overseas: commemoration of the abolition of slavery, article L3422-2
 * and decree 83-1003. Saint-Martin keeps 27 or 28 May, depending on the text one reads: hence two entries.
 */
export const HOLIDAY_REGIONS = [
  'metropole',
  'alsace-moselle',
  'alsace-moselle-temple',
  'guadeloupe',
  'guyane',
  'martinique',
  'mayotte',
  'reunion',
  'saint-barthelemy',
  'saint-martin-27-mai',
  'saint-martin-28-mai',
] as const;

export type HolidayRegion = (typeof HOLIDAY_REGIONS)[number];
