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
  return {
    store,
    wakes,
    kinds,
    intake: intake(store, wakes, kinds),
    now,
    random: (count) => new Uint8Array(randomBytes(count)),
  };
}
