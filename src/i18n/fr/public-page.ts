/** What the public page says, besides the words it shares with the wall screen. */

const SPACE = '\u00a0';
const NARROW = '\u202f';

export const publicPageFr = {
  title: 'Heures d’affluence',
  now: 'En ce moment',
  waiting: (visits: number | null) =>
    visits === null ? 'Moins de 5 visites attendent.' : `${visits} visites attendent.`,
  waitIfYouCome: 'Si vous veniez maintenant, vous attendriez sans doute :',
  wait: (minutes: number) => (minutes === 0 ? 'moins de 5 minutes' : `environ ${minutes}${SPACE}minutes`),
  week: 'Une semaine ordinaire',
  over: (weeks: number, schoolHolidays: boolean) => {
    const season = schoolHolidays ? 'de vacances scolaires' : 'hors vacances scolaires et jours fériés';
    return `Arrivées habituelles heure par heure, sur ${weeks} semaines ${season}`;
  },
  comeThen: 'Pour attendre moins, venez plutôt :',
  tooLittle: 'Trop peu de données pour l’instant : il faut au moins trois semaines de visites.',
  closedOrUnknown: 'fermé ou non connu',
  expected: 'Prévu ces prochains jours',
  today: 'aujourd’hui',
  run: (from: number, to: number, level: string) => `${from}–${to}${NARROW}h${SPACE}: ${level}`,
  asOf: (clock: string) => `Chiffres de ${clock}.`,
  fewAreHidden: 'Un nombre de visites inférieur à 5 n’est pas montré.',
};
