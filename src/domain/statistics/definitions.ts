/** What a figure is counted in. */
export type FigureUnit = 'visits' | 'persons' | 'minutes' | 'share' | 'days' | 'workingDays' | 'count';

/** One figure: what it is made from and by which rule. Its French name and sentence are in `i18n/fr/figures.ts`. */
export interface FigureDefinition {
  readonly unit: FigureUnit;
  /** The figure as arithmetic, in the words of the records' facts. */
  readonly formula: string;
  /** What it is a figure of: its N. */
  readonly of: string;
  /** Where the rule is from; Guichet's own where no text gives one. */
  readonly source: string;
  /** Where it is computed, under `src/domain/statistics/`. */
  readonly computedBy: string;
}

const OWN = 'Guichet';
const COMMITTEES = 'users’ committees of Gers (24 June 2022) and Loir-et-Cher (27 June 2022)';

/** Every figure the quality office is shown, each once. */
export const FIGURES = {
  visits: {
    unit: 'visits',
    formula: 'count(arrival)',
    of: 'visits not void whose arrival lies in the period',
    source: OWN,
    computedBy: 'attendance.ts',
  },
  persons: {
    unit: 'persons',
    formula: 'Σ arrival.people',
    of: 'the same visits',
    source: OWN,
    computedBy: 'attendance.ts',
  },
  weekHours: {
    unit: 'visits',
    formula: 'count(arrival) by weekday × hour; mean = count ÷ days of that weekday with a visit',
    of: 'the same visits, and the days with at least one of any service',
    source: OWN,
    computedBy: 'week-hours.ts',
  },
  change: {
    unit: 'share',
    formula: '(visits − visits of the other period) ÷ visits of the other period',
    of: 'visits of the other period',
    source: OWN,
    computedBy: 'compared-period.ts',
  },
  waitMedian: {
    unit: 'minutes',
    formula: 'the wait of rank ⌈n ÷ 2⌉; wait = (transfer.firstCallAt or call.at) − arrival.at',
    of: 'visits called whose minute of arrival is known',
    source: OWN,
    computedBy: 'waiting.ts',
  },
  waitP90: {
    unit: 'minutes',
    formula: 'the wait of rank ⌈0.9 × n⌉',
    of: 'the same visits',
    source: OWN,
    computedBy: 'waiting.ts',
  },
  waitWithinTarget: {
    unit: 'share',
    formula: 'count(wait ≤ target) ÷ n',
    of: 'the same visits',
    source: 'the site’s own target',
    computedBy: 'waiting.ts',
  },
  timeAtCounter: {
    unit: 'minutes',
    formula: 'departure.at − call.at: median and 90th percentile by rank',
    of: 'visits served or redirected',
    source: OWN,
    computedBy: 'waiting.ts',
  },
  appointments: {
    unit: 'count',
    formula: 'count(slot), by status',
    of: 'appointments not void whose slot lies in the period',
    source: OWN,
    computedBy: 'appointments.ts',
  },
  obtainDelay: {
    unit: 'days',
    formula: 'day(slot.start) − day(slot.bookedAt): median and 90th percentile by rank',
    of: 'the same appointments',
    source: COMMITTEES,
    computedBy: 'appointments.ts',
  },
  timeKept: {
    unit: 'share',
    formula: 'count(session.start − max(slot.start, arrival.at) ≤ 5, 10, 15 min) ÷ n',
    of: 'appointments that were seen',
    source: COMMITTEES,
    computedBy: 'appointments.ts',
  },
  noShow: {
    unit: 'share',
    formula: 'count(no-show) ÷ (count(seen) + count(arrived) + count(no-show))',
    of: 'appointments of which one knows whether the person came',
    source: OWN,
    computedBy: 'appointments.ts',
  },
  sessions: {
    unit: 'count',
    formula:
      'count(session), by procedure, result, autonomy, kind of help; duration = session.end − session.start',
    of: 'sessions of the period, with or without appointment',
    source: OWN,
    computedBy: 'appointments.ts',
  },
  satisfied: {
    unit: 'share',
    formula: 'count(grade ≥ 3) ÷ count(grade ≥ 1)',
    of: 'those who answered the criterion and are concerned by it',
    source: COMMITTEES,
    computedBy: 'satisfaction.ts',
  },
  satisfiedInterval: {
    unit: 'share',
    formula: 'Wilson score interval at 95 %',
    of: 'the same answers',
    source: 'E. B. Wilson, JASA 22 (1927), 209–212',
    computedBy: 'wilson.ts',
  },
  feedback: {
    unit: 'count',
    formula: 'count(deposit), by type, channel, theme, service',
    of: 'forms not void deposited in the period',
    source: OWN,
    computedBy: 'feedback-figures.ts',
  },
  repliedInTime: {
    unit: 'share',
    formula: 'count(reply.on ≤ deadline) ÷ (count(replied) + count(late))',
    of: 'complaints and suggestions replied to, or whose deadline has passed',
    source: 'users’ committee of Loir-et-Cher, 27 June 2022: 5 working days electronic, 10 by letter or urn',
    computedBy: 'feedback-figures.ts',
  },
  replyDelay: {
    unit: 'workingDays',
    formula: 'mean of the working days from receipt (day 0) to reply.on',
    of: 'complaints and suggestions replied to',
    source: OWN,
    computedBy: 'feedback-figures.ts',
  },
  late: {
    unit: 'count',
    formula: 'count(no reply and deadline < today); soon: today ≤ deadline ≤ today + 2 working days',
    of: 'complaints and suggestions without reply',
    source: 'the same deadlines',
    computedBy: 'feedback-figures.ts',
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type FigureId = keyof typeof FIGURES;

export const FIGURE_IDS = Object.keys(FIGURES) as FigureId[];

/** Below this many answers a rate says « non représentatif ». */
export const REPRESENTATIVE_FROM = 30;
