import * as v from 'valibot';
import { dayShape, languageShape } from '../kernel/shapes.ts';

/**
 * The pages a wall screen has. `overview`: busy hours and the line on one glass; `calls`: who is called where; `results`: the
 * survey; `hours`: the week's opening hours; `notices`: what the office has to say.
 */
export const WALL_PAGES = ['overview', 'calls', 'results', 'hours', 'notices'] as const;

export type WallPage = (typeof WALL_PAGES)[number];

const secondsShape = v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(600));

export const wallDisplayShape = v.object({
  /** Shown one after the other; one alone stays. */
  pages: v.pipe(v.array(v.picklist(WALL_PAGES)), v.minLength(1), v.maxLength(WALL_PAGES.length)),
  /** How long each stays. */
  seconds: secondsShape,
  /** BCP 47, one after the other; those the wall has no words for are passed over. */
  languages: v.pipe(v.array(languageShape), v.minLength(1), v.maxLength(8)),
  /** A chime at each call. */
  sound: v.boolean(),
  /** The call read aloud, where the screen's browser has a voice. */
  voice: v.boolean(),
});

export type WallDisplay = v.InferOutput<typeof wallDisplayShape>;

/** A wall nobody has set yet. */
const STARTING_DISPLAY: WallDisplay = {
  pages: ['overview'],
  seconds: 20,
  languages: ['fr'],
  sound: true,
  voice: false,
};

export function wallDisplayOf(settings: { readonly wall: { readonly display?: WallDisplay } }): WallDisplay {
  return settings.wall.display ?? STARTING_DISPLAY;
}

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

/** The notices of that day, those that end first before the others. @param day of the site */
export function noticesOn(
  notices: Readonly<Record<string, WallNotice>>,
  day: string,
): readonly (WallNotice & { readonly key: string })[] {
  return Object.entries(notices)
    .map(([key, notice]) => ({ key, ...notice }))
    .filter(({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to))
    .sort((a, b) =>
      (a.to ?? '9') < (b.to ?? '9') ? -1 : (a.to ?? '9') > (b.to ?? '9') ? 1 : a.key < b.key ? -1 : 1,
    );
}
