import * as v from 'valibot';

/** The record kinds that are not kept for ever. Settings and the safe are: they say what a site decided. */
export const RETAINED_KINDS = ['visit', 'appointment', 'response', 'feedback', 'opening'] as const;

export type RetainedKind = (typeof RETAINED_KINDS)[number];

const DAYS_IN_MONTH_MAX = 31;

const monthsShape = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120));

/**
 * How long what a record holds is kept, counted from the day of the last thing that was done with it. Contact details go
 * first, then texts, then the record itself, of which counts stay. What a kind does not hold is absent.
 */
export const retentionShape = v.pipe(
  v.object({
    contactDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1830))),
    textMonths: v.optional(monthsShape),
    recordMonths: monthsShape,
  }),
  v.check(({ contactDays, textMonths, recordMonths }) => {
    const texts = textMonths ?? recordMonths;
    return texts <= recordMonths && (contactDays ?? 0) <= texts * DAYS_IN_MONTH_MAX;
  }, 'retention-order'),
);

export type Retention = v.InferOutput<typeof retentionShape>;

/**
 * What a site starts with, and goes by where it has decided nothing. No text gives figures for a préfecture's reception;
 * these are Guichet's own, after the principle that data are kept no longer than what they serve (GDPR, article 5.1.e).
 * Each site sets its own, with its data protection officer.
 */
export const STARTING_RETENTION: Readonly<Record<RetainedKind, Retention>> = {
  // No name in it. Two whole years and a month, so that a month can still be compared with the same one a year before, waits included.
  visit: { recordMonths: 25 },
  // Who booked is called back in the days around the appointment, and no more.
  appointment: { contactDays: 30, recordMonths: 25 },
  // Comments are read for the yearly users' committee and the one that follows.
  response: { textMonths: 13, recordMonths: 25 },
  // A reply is due within 10 working days; a decision may be contested for two months from its notification (code de justice
  // administrative, R421-1). The texts serve until the users' committee of the year after.
  feedback: { contactDays: 120, textMonths: 13, recordMonths: 25 },
  // CNIL, recommendation on logging (Journal officiel of 30 October 2021): between six months and a year.
  opening: { recordMonths: 12 },
};

/** What a site decided, kind by kind. */
export type SiteRetention = Readonly<Partial<Record<RetainedKind, Retention>>>;

/** What the site goes by for this kind. */
export function retentionOf(
  { retention }: { readonly retention: SiteRetention },
  kind: RetainedKind,
): Retention {
  return retention[kind] ?? STARTING_RETENTION[kind];
}

export function isRetainedKind(kind: string): kind is RetainedKind {
  return RETAINED_KINDS.includes(kind as RetainedKind);
}
