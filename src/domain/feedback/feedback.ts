import * as v from 'valibot';
import { type Kind, schemaByFact } from '../kernel/kind.ts';
import { type Values, valuesOf } from '../kernel/record.ts';
import {
  dayShape,
  instantShape,
  keyShape,
  languageShape,
  lineShape,
  textShape,
  voidShape,
} from '../kernel/shapes.ts';
import type { Day } from '../kernel/site-time.ts';
import { addWorkingDays, type WorkCalendar } from '../kernel/working-days.ts';
import { type Tally, tallyShape } from '../retention/tally.ts';
import { type SealedContact, sealedContactShape } from '../sealing/sealed-contact.ts';

/** One complaint, suggestion or word of thanks: a form, a letter, an e-mail. */

export const FEEDBACK_TYPES = ['complaint', 'suggestion', 'thanks'] as const;
export const CHANNELS = ['urn', 'letter', 'email', 'web', 'kiosk', 'counter', 'telephone'] as const;

/** The text was erased when its time had come; a sign stands where it was. */
const erasedShape = v.optional(v.literal(true));

const depositShape = v.pipe(
  v.object({
    type: v.picklist(FEEDBACK_TYPES),
    channel: v.picklist(CHANNELS),
    depositedOn: dayShape,
    /** The day the urn was emptied. */
    collectedOn: v.optional(dayShape),
    enteredAt: instantShape,
    service: v.optional(keyShape),
    theme: v.optional(keyShape),
    language: v.optional(languageShape),
    text: textShape,
    erased: erasedShape,
  }),
  v.check(
    (deposit) => deposit.collectedOn === undefined || deposit.depositedOn <= deposit.collectedOn,
    'collected-before',
  ),
);

const acknowledgementShape = v.object({ on: dayShape });
const assignmentShape = v.object({ at: instantShape, service: keyShape });
const replyShape = v.object({ on: dayShape, channel: v.picklist(CHANNELS) });
const followUpShape = v.object({
  at: instantShape,
  text: v.union([lineShape, textShape]),
  erased: erasedShape,
});

const shapes = {
  deposit: depositShape,
  contact: sealedContactShape,
  acknowledgement: acknowledgementShape,
  assignment: assignmentShape,
  reply: replyShape,
  followUp: followUpShape,
  void: voidShape,
  tally: tallyShape,
};

export type FeedbackType = (typeof FEEDBACK_TYPES)[number];
export type Channel = (typeof CHANNELS)[number];
export type FeedbackDeposit = v.InferOutput<typeof depositShape>;
export type FeedbackReply = v.InferOutput<typeof replyShape>;
export type FeedbackFollowUp = v.InferOutput<typeof followUpShape>;

export interface FeedbackShapes {
  readonly deposit: FeedbackDeposit;
  /** Who may be answered, where the person said so. */
  readonly contact: SealedContact;
  readonly acknowledgement: v.InferOutput<typeof acknowledgementShape>;
  readonly assignment: v.InferOutput<typeof assignmentShape>;
  readonly reply: FeedbackReply;
  readonly followUp: FeedbackFollowUp;
  readonly void: v.InferOutput<typeof voidShape>;
  /** What is left of a day's records that were removed. */
  readonly tally: Tally;
}

export const feedbackKind: Kind<FeedbackShapes> = {
  name: 'feedback',
  shape: 1,
  upgrades: {},
  schemaOf: schemaByFact(shapes),
  dayOf(record) {
    const { deposit, tally } = valuesOf<FeedbackShapes>(record);
    return deposit === undefined ? tally?.day : deposit.depositedOn;
  },
};

/** `thanks` ask for no answer. `late`: the deadline has passed without a reply. */
export type FeedbackStatus =
  | 'unknown'
  | 'void'
  | 'no-reply-due'
  | 'replied'
  | 'replied-late'
  | 'open'
  | 'late';

export function feedbackStatus(
  feedback: Values<FeedbackShapes>,
  today: Day,
  calendar: WorkCalendar,
): FeedbackStatus {
  if (feedback.deposit === undefined) return 'unknown';
  if (feedback.void !== undefined) return 'void';
  if (feedback.deposit.type === 'thanks') return 'no-reply-due';
  const deadline = replyDeadline(feedback.deposit, calendar);
  if (feedback.reply !== undefined) return feedback.reply.on <= deadline ? 'replied' : 'replied-late';
  return today <= deadline ? 'open' : 'late';
}

const ELECTRONIC: ReadonlySet<Channel> = new Set(['email', 'web', 'kiosk']);

/**
 * The last day of the reply: 5 working days after an electronic deposit, 10 after a letter or the urn
 * (users' committee of Loir-et-Cher, 27 June 2022, "Nouveautés du référentiel"). What is said at the counter or on the
 * telephone has no delay of its own in the text: it is given the longer one. The day of receipt is day 0; for the urn it
 * is the day it was emptied.
 */
export function replyDeadline(deposit: FeedbackDeposit, calendar: WorkCalendar): Day {
  const received = deposit.collectedOn ?? deposit.depositedOn;
  return addWorkingDays(received, ELECTRONIC.has(deposit.channel) ? 5 : 10, calendar);
}
