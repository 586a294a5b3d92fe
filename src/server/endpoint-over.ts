import { randomBytes } from 'node:crypto';
import { kinds } from '../domain/kinds.ts';
import type { OpenStore } from './database/open-store.ts';
import type { Endpoint } from './use-cases/endpoint.ts';
import { intake } from './use-cases/intake.ts';

/** What the use cases need, over an open store. @param now the clock, milliseconds since 1970 */
export function endpointOver(
  { store, wakes }: Pick<OpenStore, 'store' | 'wakes'>,
  now: () => number,
): Endpoint {
  const parts = { store, wakes, kinds, now, random: (count: number) => new Uint8Array(randomBytes(count)) };
  return { ...parts, intake: intake(parts) };
}
