import type { FeedbackDeposit } from '../feedback/feedback.ts';
import type { Day } from '../kernel/site-time.ts';
import { addWorkingDays } from '../kernel/working-days.ts';
import type { Grade, ResponseAnswers } from '../response/response.ts';
import { type DemoContext, type DemoRecord, demoId } from './demo-record.ts';
import { pick, seededRandom } from './seeded-random.ts';

/**
 * Share satisfied and share concerned, by criterion: Gers 2022 where it gives the figure, else Loir-et-Cher 2021.
 */
const CRITERIA: readonly (readonly [string, number, number])[] = [
  ['courtoisie', 0.895, 0.98],
  ['disponibilite', 0.858, 0.97],
  ['clarte', 0.875, 0.95],
  ['orientation', 0.96, 0.85],
  ['signaletique', 0.98, 0.85],
  ['delai-rdv', 0.86, 0.75],
  ['heure-rdv', 0.65, 0.7],
  ['attente', 0.76, 0.95],
  ['confort', 0.964, 0.97],
  ['confidentialite', 0.98, 0.8],
  ['handicap', 0.75, 0.05],
  ['difficulte', 0.75, 0.12],
  ['pan', 0.97, 0.2],
  ['globale', 0.895, 1],
];

const COMMENTS: readonly string[] = [
  'Agents très aimables, merci.',
  'Trop d’attente le lundi matin.',
  'J’ai attendu deux mois pour avoir un rendez-vous.',
  'On m’a bien expliqué les pièces à fournir.',
  'La salle est un peu froide.',
  'Le médiateur du point numérique m’a beaucoup aidé.',
];

/** Sentences after the themes both préfectures report. */
const COMPLAINTS: readonly (readonly [string, string, string])[] = [
  [
    'delai-rdv',
    'migrations',
    'Impossible d’obtenir un rendez-vous pour mon titre de séjour depuis plusieurs semaines.',
  ],
  ['delai-rdv', 'migrations', 'Aucun créneau n’est proposé sur le site, même tôt le matin.'],
  ['attente', 'accueil-general', 'Plus d’une heure d’attente alors que deux guichets étaient fermés.'],
  ['agents', 'accueil-general', 'Il n’y avait qu’un agent à l’accueil pour toute la salle.'],
  ['locaux', 'accueil-general', 'Il fait froid dans le hall, les personnes âgées attendent debout.'],
  [
    'site-internet',
    'accueil-general',
    'La démarche en ligne s’arrête avant la fin et personne ne répond au téléphone.',
  ],
];

const SUGGESTIONS: readonly string[] = [
  'Ajouter des chaises près de l’entrée.',
  'Afficher les heures où il y a le moins de monde.',
  'Renforcer l’accueil le lundi.',
];

const THANKS: readonly string[] = [
  'Merci à l’agent du guichet 2 pour sa patience.',
  'Très bon accueil, merci à toute l’équipe.',
];

/** The questionnaires and the urn of one working day. */
export function demoVoices(day: Day, context: DemoContext): DemoRecord[] {
  const random = seededRandom(`${context.seed}/voices/${day}`);
  const answered = Array.from({ length: Math.floor(random() * 5) }, (_, rank) =>
    demoResponse(day, rank, random, context),
  );
  const deposited = random() < 0.35 ? [demoFeedback(day, random, context)] : [];
  return [...answered, ...deposited].filter((record) => record.at <= context.until);
}

function demoResponse(day: Day, rank: number, random: () => number, context: DemoContext): DemoRecord {
  const at = context.time.at(day, 540 + Math.floor(random() * 450));
  const answers: ResponseAnswers = {
    at,
    questionnaire: 'accueil',
    version: 'initial',
    language: random() < 0.85 ? 'fr' : 'en',
    entry: 'kiosk',
    grades: Object.fromEntries(
      CRITERIA.map(([key, satisfied, concerned]) => [key, gradeOf(random, satisfied, concerned)]),
    ),
    userType: random() < 0.987 ? 'particulier' : 'professionnel',
    online: pick(random, [
      ['found', 88],
      ['not-found', 7],
      ['not-tried', 5],
    ]),
    ...(random() < 0.15 ? { comment: COMMENTS[Math.floor(random() * COMMENTS.length)] as string } : {}),
  };
  return { id: demoId(3, day, rank), kind: 'response', facts: { answers }, at };
}

function gradeOf(random: () => number, satisfied: number, concerned: number): Grade {
  if (random() >= concerned) return 0;
  const strongly = random() < 0.5;
  if (random() < satisfied) return strongly ? 4 : 3;
  return strongly ? 1 : 2;
}

function demoFeedback(day: Day, random: () => number, context: DemoContext): DemoRecord {
  const enteredAt = context.time.at(day, 960);
  const type = pick(random, [
    ['complaint', 90],
    ['suggestion', 4],
    ['thanks', 6],
  ] as const);
  const [theme, service, complaint] = COMPLAINTS[
    Math.floor(random() * COMPLAINTS.length)
  ] as (typeof COMPLAINTS)[number];
  const texts = type === 'suggestion' ? SUGGESTIONS : THANKS;
  const deposit: FeedbackDeposit = {
    type,
    channel: pick(random, [
      ['urn', 62],
      ['email', 2],
      ['letter', 1],
    ] as const),
    depositedOn: day,
    enteredAt,
    ...(type === 'complaint' ? { service, theme } : {}),
    text: type === 'complaint' ? complaint : (texts[Math.floor(random() * texts.length)] as string),
  };
  const repliedOn = addWorkingDays(day, 1 + Math.floor(random() * 6), context.calendar);
  const isReplied = type !== 'thanks' && context.time.at(repliedOn, 960) <= context.until;
  return {
    id: demoId(4, day, 0),
    kind: 'feedback',
    facts: { deposit, ...(isReplied ? { reply: { on: repliedOn, channel: 'letter' } } : {}) },
    at: enteredAt,
  };
}
