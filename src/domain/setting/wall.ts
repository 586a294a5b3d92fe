import * as v from 'valibot';
import { dayShape, languageShape } from '../kernel/shapes.ts';

/**
 * The pages a wall screen has. `overview`: busy hours and the line on one glass; `calls`: who is called where; `results`: the
 * survey; `hours`: the week's opening hours; `notices`: what the office has to say.
 */
export const WALL_PAGES = ['overview', 'calls', 'results', 'hours', 'notices'] as const;

export type WallPage = (typeof WALL_PAGES)[number];

export const wallDisplayShape = v.object({
  /** Shown one after the other; one alone stays. */
  pages: v.pipe(v.array(v.picklist(WALL_PAGES)), v.minLength(1), v.maxLength(8)),
  /** How long each stays. */
  seconds: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(600)),
  /** BCP 47, one after the other; those the wall has no words for are passed over. */
  languages: v.pipe(v.array(languageShape), v.minLength(1), v.maxLength(8)),
  /** A chime at each call. */
  sound: v.boolean(),
  /** The call read aloud, where the screen's browser has a voice. */
  voice: v.boolean(),
});

export type WallDisplay = v.InferOutput<typeof wallDisplayShape>;

const noticeTextShape = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));

/** A notice of the office on the wall: its words by language, French always there, and the days it is shown. */
export const noticeShape = v.pipe(
  v.object({
    text: v.intersect([v.object({ fr: noticeTextShape }), v.record(languageShape, noticeTextShape)]),
    from: v.exactOptional(dayShape),
    to: v.exactOptional(dayShape),
  }),
  v.check(({ from, to }) => from === undefined || to === undefined || from <= to, 'end-before-start'),
);

export type WallNotice = v.InferOutput<typeof noticeShape>;
