import { PLANTED_BUGS } from '../simulator/planted-bugs.ts';
import type { Plant } from './planted-build.ts';

/** A bug of the simulator's list, for a build of the rig. */
export function plantOf(name: string): Plant {
  const bug = PLANTED_BUGS.find((one) => one.name === name);
  if (bug === undefined) throw new Error(`No bug is named « ${name} »`);
  return { file: `src/${bug.file}`, replace: bug.find, by: bug.replace };
}
