import type { WallDisplay, WallNotice } from './wall.ts';

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
