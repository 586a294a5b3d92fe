import type { Kind } from '../../domain/kernel/kind.ts';
import type { Intake } from './intake.ts';
import type { Store, TimeAndChance, Wakes } from './ports.ts';

/** What every use case is given: time, chance and machines are arguments. */
export interface Endpoint extends TimeAndChance {
  readonly store: Store;
  readonly wakes: Wakes;
  readonly intake: Intake;
  readonly kinds: ReadonlyMap<string, Kind>;
}
