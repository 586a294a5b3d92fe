import type { AppointmentShapes } from '../appointment/appointment.ts';
import type { FeedbackShapes } from '../feedback/feedback.ts';
import type { Kind } from '../kernel/kind.ts';
import { type GuichetRecord, valuesOf } from '../kernel/record.ts';
import { addDays, addMonths, type Day, type SiteTime } from '../kernel/site-time.ts';
import { stampMs } from '../kernel/stamp.ts';
import type { ResponseShapes } from '../response/response.ts';
import type { OpeningShapes } from '../sealing/opening.ts';
import type { VisitShapes } from '../visit/visit.ts';
import { isRetainedKind, type RetainedKind, type Retention } from './retention.ts';
import { TALLY } from './tally.ts';

/** What retention asks of a record today. */
export interface Due {
  /** Facts to be stated anew without what must go, by name; `null` takes a fact back. Empty when nothing must. */
  readonly erase: Readonly<Record<string, unknown>>;
  /** The whole record: counts stay of it. */
  readonly remove: boolean;
}

const NOTHING: Due = { erase: {}, remove: false };

/** The facts that hold contact details, sealed or not, whatever the kind. */
const CONTACT_FACTS = ['contact', 'person'];

/** Stands where a text was that must not be empty. */
export const ERASED_TEXT = '—';

/**
 * What is due on a record. Not due: tallies, visits that were only counted (an imported register), kinds that are kept,
 * and what a newer version wrote in a shape this one cannot read.
 * @param today by the clock of whoever asks
 */
export function dueOn(
  record: GuichetRecord,
  rule: Retention,
  today: Day,
  { kinds, time }: { readonly kinds: ReadonlyMap<string, Kind>; readonly time: SiteTime },
): Due {
  const { kind } = record;
  if (!isRetainedKind(kind) || !isReadable(record, kinds.get(kind)) || isCounts(record)) return NOTHING;
  const last = lastDayOf(record, kind, time);
  if (addMonths(last, rule.recordMonths) <= today) return { erase: {}, remove: true };
  const isContactDue = rule.contactDays !== undefined && addDays(last, rule.contactDays) <= today;
  const isTextDue = rule.textMonths !== undefined && addMonths(last, rule.textMonths) <= today;
  return {
    erase: { ...(isContactDue ? withoutContact(record) : {}), ...(isTextDue ? withoutTexts(record) : {}) },
    remove: false,
  };
}

function isReadable(record: GuichetRecord, kind: Kind | undefined): boolean {
  return Object.values(record.facts).every(({ v = 1 }) => kind !== undefined && v <= kind.shape);
}

function isCounts(record: GuichetRecord): boolean {
  if (Object.hasOwn(record.facts, TALLY)) return true;
  return record.kind === 'visit' && valuesOf<VisitShapes>(record).arrival?.counted === true;
}

/** The day of the last thing that was done with it; of its last stamp, where it holds none that says a day. */
function lastDayOf(record: GuichetRecord, kind: RetainedKind, time: SiteTime): Day {
  const days = DAYS[kind](record, time).filter((day) => day !== undefined);
  const last = days.sort().at(-1);
  if (last !== undefined) return last;
  return time.dayOf(Math.max(...Object.values(record.facts).map(({ stamp }) => stampMs(stamp))));
}

const DAYS: Readonly<Record<RetainedKind, (record: GuichetRecord, time: SiteTime) => (Day | undefined)[]>> = {
  visit(record, time) {
    const { arrival, departure } = valuesOf<VisitShapes>(record);
    return dayOfEach(time, arrival?.at, departure?.at);
  },
  appointment(record, time) {
    const { slot, arrival, session } = valuesOf<AppointmentShapes>(record);
    return dayOfEach(time, slot?.start, arrival?.at, session?.end);
  },
  response: (record, time) => dayOfEach(time, valuesOf<ResponseShapes>(record).answers?.at),
  feedback(record, time) {
    const { deposit, acknowledgement, reply, followUp } = valuesOf<FeedbackShapes>(record);
    return [deposit?.depositedOn, acknowledgement?.on, reply?.on, ...dayOfEach(time, followUp?.at)];
  },
  opening(record, time) {
    const { opened, exported } = valuesOf<OpeningShapes>(record);
    return dayOfEach(time, opened?.at, exported?.at);
  },
};

function dayOfEach(time: SiteTime, ...instants: (number | undefined)[]): (Day | undefined)[] {
  return instants.map((at) => (at === undefined ? undefined : time.dayOf(at)));
}

function withoutContact({ facts }: GuichetRecord): Record<string, unknown> {
  const held = CONTACT_FACTS.filter((name) => Object.hasOwn(facts, name) && facts[name]?.value !== null);
  return Object.fromEntries(held.map((name) => [name, null]));
}

/** The texts a person typed: of a form, of what was done about it, of a questionnaire. */
function withoutTexts(record: GuichetRecord): Record<string, unknown> {
  const { deposit, followUp, answers } = valuesOf<Partial<FeedbackShapes & ResponseShapes>>(record);
  const erased: Record<string, unknown> = {};
  if (deposit && !deposit.erased) erased.deposit = { ...deposit, text: ERASED_TEXT, erased: true };
  if (followUp && !followUp.erased) erased.followUp = { ...followUp, text: ERASED_TEXT, erased: true };
  if (answers?.comment !== undefined) {
    const { comment: _, ...rest } = answers;
    erased.answers = rest;
  }
  return erased;
}
