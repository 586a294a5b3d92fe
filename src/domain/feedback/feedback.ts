import * as v from 'valibot';
import { type Kind, schemaByFact } from '../kernel/kind.ts';
import { valuesOf } from '../kernel/record.ts';
import {
  dayShape,
  instantShape,
  keyShape,
  languageShape,
  lineShape,
  textShape,
  voidShape,
} from '../kernel/shapes.ts';
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
