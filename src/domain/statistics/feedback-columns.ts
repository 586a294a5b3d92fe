import {
  CHANNELS,
  type Channel,
  FEEDBACK_TYPES,
  type FeedbackShapes,
  type FeedbackType,
  feedbackKind,
} from '../feedback/feedback.ts';
import { type GuichetRecord, valuesOf } from '../kernel/record.ts';
import { type Day, dayNumber, type SiteTime } from '../kernel/site-time.ts';
import type { Tally } from '../retention/tally.ts';
import { Dictionary } from './dictionary.ts';
import { takenFrom } from './tally-pool.ts';

/** The number of this layout and of the rules that fill it: a chunk of another number is rebuilt. */
export const FEEDBACK_COLUMNS_VERSION = 1;

/** What `replied` holds where there was no reply yet. */
export const NO_REPLY = -1;

/** How a form's reply is known: by its days, or by a tally's word, once the form was removed. */
export const REPLY_KNOWN = ['by-days', 'in-time', 'late', 'no'] as const;

/** The complaints, suggestions and thanks of one day of deposit, as columns. Voided ones and their texts are not in it. */
export interface FeedbackColumns {
  readonly day: Day;
  /** Positions in `FEEDBACK_TYPES` and `CHANNELS`. */
  readonly type: Uint8Array;
  readonly channel: Uint8Array;
  /** Keys, `''` where none was noted; `service[i]` and `theme[i]` are positions in it. */
  readonly keys: readonly string[];
  readonly service: Uint16Array;
  readonly theme: Uint16Array;
  /** Day 0 of the delay (the urn's: when it was emptied) and the day of the reply, days since 1970; -1 without a reply. */
  readonly received: Int32Array;
  readonly replied: Int32Array;
  /** A position in `REPLY_KNOWN`. */
  readonly known: Uint8Array;
}

interface Row {
  readonly type: FeedbackType;
  readonly channel: Channel;
  readonly service: string;
  readonly theme: string;
  readonly received: number;
  readonly replied: number;
  readonly known: (typeof REPLY_KNOWN)[number];
}

/**
 * Packs a day's forms, from whole records only (see `visitColumnsOf`).
 * @param records in any order; those of other days and other kinds are passed over
 */
export function feedbackColumnsOf(
  day: Day,
  records: Iterable<GuichetRecord>,
  time: SiteTime,
): FeedbackColumns {
  const rows = [...records].flatMap((record) => rowsOn(record, day, time));
  const keys = new Dictionary();
  return {
    day,
    type: Uint8Array.from(rows, ({ type }) => FEEDBACK_TYPES.indexOf(type)),
    channel: Uint8Array.from(rows, ({ channel }) => CHANNELS.indexOf(channel)),
    service: Uint16Array.from(rows, ({ service }) => keys.positionOf(service)),
    theme: Uint16Array.from(rows, ({ theme }) => keys.positionOf(theme)),
    keys: keys.keys,
    received: Int32Array.from(rows, ({ received }) => received),
    replied: Int32Array.from(rows, ({ replied }) => replied),
    known: Uint8Array.from(rows, ({ known }) => REPLY_KNOWN.indexOf(known)),
  };
}

function rowsOn(record: GuichetRecord, day: Day, time: SiteTime): readonly Row[] {
  if (record.kind !== feedbackKind.name || feedbackKind.dayOf(record, time) !== day) return [];
  const { deposit, reply, tally, void: voided } = valuesOf<FeedbackShapes>(record);
  if (tally !== undefined) return talliedRows(tally);
  if (deposit === undefined || voided !== undefined) return [];
  const { type, channel, service = '', theme = '', depositedOn, collectedOn = depositedOn } = deposit;
  const replied = reply === undefined ? NO_REPLY : dayNumber(reply.on);
  return [{ type, channel, service, theme, received: dayNumber(collectedOn), replied, known: 'by-days' }];
}

/** The forms that a tally counts: as many of each type, channel and reply, and of each theme and service; no delay. */
function talliedRows({ day, cells }: Tally): readonly Row[] {
  const themes = takenFrom(cells, 'theme', 'forms', (of) => of.type ?? '');
  return cells.flatMap(({ of, counts }) => {
    const type = FEEDBACK_TYPES.find((each) => each === of.type);
    const channel = CHANNELS.find((each) => each === of.channel);
    if (of.by !== 'reply' || type === undefined || channel === undefined) return [];
    return Array.from({ length: counts.forms ?? 0 }, (): Row => {
      const { service = '', theme = '' } = themes(type) ?? {};
      const known = REPLY_KNOWN.find((each) => each === of.replied) ?? 'no';
      return { type, channel, service, theme, received: dayNumber(day), replied: NO_REPLY, known };
    });
  });
}
