import { type Hue, hues } from '../../../ui/hue.ts';

/** The colour of the service on that rank; its name always stands beside it. */
export function hueOf(rank: number): Hue {
  return hues[rank % hues.length] ?? 'slate';
}
