import type { NumberedPush, Tables } from './ports.ts';

/** Pushes of a device that are remembered: those of several busy days. */
const REMEMBERED = 2_000;

/** How often what is older is forgotten, in pushes. */
const FORGET_EVERY = 200;

/**
 * Numbers claimed twice, each within so many of the one before, that make a copy. One or two may be a disk that said that it
 * had written and lost it in a power cut; a copy claims every number that the other has used.
 */
const CLASHES = 3;
const CLOSE = 100;

/**
 * Finds devices whose profile was copied: a memory gives each push a number of its own, in a durable transaction, so two
 * batches under one number come from two memories. Lost answers, repeated requests, several tabs, an endpoint that was
 * restored and has forgotten: none of them makes one memory draw a number twice. Both copies lose their rights, since either
 * may be the stranger; what they hold they send under a new enrolment.
 * @returns the devices that are to be told so
 */
export async function fenceCopies(
  tables: Tables,
  site: string,
  pushes: readonly NumberedPush[],
  now: number,
): Promise<readonly string[]> {
  if (pushes.length === 0) return [];
  const fenced: string[] = [];
  for (const { device, number } of await tables.pushes.note(site, pushes)) {
    const clashes = await tables.pushes.countClash(site, device, number, CLOSE);
    if (clashes < CLASHES || fenced.includes(device)) continue;
    await tables.devices.revoke(site, device, now, 'cloned');
    fenced.push(device);
  }
  for (const { device, number } of pushes) {
    if (number % FORGET_EVERY === 0) await tables.pushes.forgetBelow(site, device, number - REMEMBERED);
  }
  return fenced;
}
