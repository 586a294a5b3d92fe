import type { Kind } from '../../domain/kernel/kind.ts';
import type { Intake } from './intake.ts';
import type { Store, Wakes } from './ports.ts';

/** What every use case is given: time, chance and machines are arguments. */
export interface Endpoint {
  readonly store: Store;
  readonly wakes: Wakes;
  readonly intake: Intake;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Milliseconds since 1970. */
  now(): number;
  /** @param count number of bytes */
  random(count: number): Uint8Array;
}
