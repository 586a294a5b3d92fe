/** The time zones of French territory, as a form names them. */
export const FRENCH_TIME_ZONES: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'Europe/Paris', label: 'Paris (métropole)' },
  { value: 'America/Guadeloupe', label: 'Guadeloupe' },
  { value: 'America/Martinique', label: 'Martinique' },
  { value: 'America/Cayenne', label: 'Guyane' },
  { value: 'Indian/Reunion', label: 'La Réunion' },
  { value: 'America/Miquelon', label: 'Saint-Pierre-et-Miquelon' },
  { value: 'Indian/Mayotte', label: 'Mayotte' },
  { value: 'America/St_Barthelemy', label: 'Saint-Barthélemy' },
  { value: 'America/Marigot', label: 'Saint-Martin' },
  { value: 'Pacific/Wallis', label: 'Wallis-et-Futuna' },
  { value: 'Pacific/Tahiti', label: 'Polynésie : Tahiti' },
  { value: 'Pacific/Marquesas', label: 'Polynésie : Marquises' },
  { value: 'Pacific/Gambier', label: 'Polynésie : Gambier' },
  { value: 'Pacific/Noumea', label: 'Nouvelle-Calédonie' },
];
