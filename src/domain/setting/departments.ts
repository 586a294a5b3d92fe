import type { HolidayRegion } from '../kernel/holiday-regions.ts';

/** A département, with what a new site there starts from; each can be changed. */
export interface Department {
  /** As the administration writes it: `32`, `2A`, `974`. */
  readonly code: string;
  readonly name: string;
  /** IANA time zone of its préfecture. */
  readonly zone: string;
  /** The likeliest first; more than one where the text or the commune decides. */
  readonly holidayRegions: readonly [HolidayRegion, ...HolidayRegion[]];
}

// biome-ignore format: a table, several a line.
const METROPOLE: readonly string[] = [
  '01 Ain', '02 Aisne', '03 Allier', '04 Alpes-de-Haute-Provence', '05 Hautes-Alpes', '06 Alpes-Maritimes',
  '07 Ardèche', '08 Ardennes', '09 Ariège', '10 Aube', '11 Aude', '12 Aveyron', '13 Bouches-du-Rhône', '14 Calvados',
  '15 Cantal', '16 Charente', '17 Charente-Maritime', '18 Cher', '19 Corrèze', '2A Corse-du-Sud', '2B Haute-Corse',
  '21 Côte-d’Or', '22 Côtes-d’Armor', '23 Creuse', '24 Dordogne', '25 Doubs', '26 Drôme', '27 Eure',
  '28 Eure-et-Loir', '29 Finistère', '30 Gard', '31 Haute-Garonne', '32 Gers', '33 Gironde', '34 Hérault',
  '35 Ille-et-Vilaine', '36 Indre', '37 Indre-et-Loire', '38 Isère', '39 Jura', '40 Landes', '41 Loir-et-Cher',
  '42 Loire', '43 Haute-Loire', '44 Loire-Atlantique', '45 Loiret', '46 Lot', '47 Lot-et-Garonne', '48 Lozère',
  '49 Maine-et-Loire', '50 Manche', '51 Marne', '52 Haute-Marne', '53 Mayenne', '54 Meurthe-et-Moselle', '55 Meuse',
  '56 Morbihan', '57 Moselle', '58 Nièvre', '59 Nord', '60 Oise', '61 Orne', '62 Pas-de-Calais', '63 Puy-de-Dôme',
  '64 Pyrénées-Atlantiques', '65 Hautes-Pyrénées', '66 Pyrénées-Orientales', '67 Bas-Rhin', '68 Haut-Rhin', '69 Rhône',
  '70 Haute-Saône', '71 Saône-et-Loire', '72 Sarthe', '73 Savoie', '74 Haute-Savoie', '75 Paris', '76 Seine-Maritime',
  '77 Seine-et-Marne', '78 Yvelines', '79 Deux-Sèvres', '80 Somme', '81 Tarn', '82 Tarn-et-Garonne', '83 Var',
  '84 Vaucluse', '85 Vendée', '86 Vienne', '87 Haute-Vienne', '88 Vosges', '89 Yonne', '90 Territoire de Belfort',
  '91 Essonne', '92 Hauts-de-Seine', '93 Seine-Saint-Denis', '94 Val-de-Marne', '95 Val-d’Oise',
];

/** Where article L3134-13 of the Code du travail adds two holidays, one of them by commune. */
const ALSACE_MOSELLE: ReadonlySet<string> = new Set(['57', '67', '68']);

/**
 * Overseas, with the holidays of `public-holidays.ts`. Those of the Pacific and of Saint-Pierre-et-Miquelon that are not
 * national are the site's own closing days.
 */
const OVERSEAS: readonly Department[] = [
  { code: '971', name: 'Guadeloupe', zone: 'America/Guadeloupe', holidayRegions: ['guadeloupe'] },
  { code: '972', name: 'Martinique', zone: 'America/Martinique', holidayRegions: ['martinique'] },
  { code: '973', name: 'Guyane', zone: 'America/Cayenne', holidayRegions: ['guyane'] },
  { code: '974', name: 'La Réunion', zone: 'Indian/Reunion', holidayRegions: ['reunion'] },
  { code: '975', name: 'Saint-Pierre-et-Miquelon', zone: 'America/Miquelon', holidayRegions: ['metropole'] },
  { code: '976', name: 'Mayotte', zone: 'Indian/Mayotte', holidayRegions: ['mayotte'] },
  {
    code: '977',
    name: 'Saint-Barthélemy',
    zone: 'America/St_Barthelemy',
    holidayRegions: ['saint-barthelemy'],
  },
  {
    code: '978',
    name: 'Saint-Martin',
    zone: 'America/Marigot',
    holidayRegions: ['saint-martin-28-mai', 'saint-martin-27-mai'],
  },
  { code: '986', name: 'Wallis-et-Futuna', zone: 'Pacific/Wallis', holidayRegions: ['metropole'] },
  { code: '987', name: 'Polynésie française', zone: 'Pacific/Tahiti', holidayRegions: ['metropole'] },
  { code: '988', name: 'Nouvelle-Calédonie', zone: 'Pacific/Noumea', holidayRegions: ['metropole'] },
];

/** Every département and overseas collectivity that has a préfecture or a haut-commissariat, by code. */
export const DEPARTMENTS: readonly Department[] = [...METROPOLE.map(metropolitan), ...OVERSEAS];

export function departmentOf(code: string): Department | undefined {
  return DEPARTMENTS.find((department) => department.code === code);
}

function metropolitan(line: string): Department {
  const code = line.slice(0, 2);
  const holidayRegions: Department['holidayRegions'] = ALSACE_MOSELLE.has(code)
    ? ['alsace-moselle', 'alsace-moselle-temple']
    : ['metropole'];
  return { code, name: line.slice(3), zone: 'Europe/Paris', holidayRegions };
}
