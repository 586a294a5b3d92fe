/**
 * What every file `fault-NN-….ts` of this folder exports, under the name `fault`. `npm run faults` runs them all at length,
 * `npm test` a short version of each.
 */
export interface Fault {
  /** Its number in the table of faults. */
  readonly id: number;
  /** `power cut of the tablet` */
  readonly name: string;
  /** What this machine lacks to make the fault (`root, for loop devices`); `undefined` when it has all. */
  needs?(): string | undefined | Promise<string | undefined>;
  run(options: FaultOptions): Promise<FaultReport>;
}

export interface FaultOptions {
  /** The short version, as in `npm test`: seconds, not minutes. */
  readonly quick: boolean;
  /** How many seeds a simulated part runs; each fault has its own number when left out. */
  readonly seeds?: number;
}

/** What became of the writes. All but `runs` and `acknowledged` should be 0. */
export interface Tally {
  /** How often the fault was made. */
  readonly runs: number;
  /** Writes that a person was told were saved. */
  readonly acknowledged: number;
  /** Of these, the ones that are not in the endpoint at the end, or not on a device that may have them. */
  readonly lost: number;
  /** Those that are there more than once. */
  readonly doubled: number;
  /** Records that two places hold in different states at the end. */
  readonly diverged: number;
}

export interface FaultReport extends Tally {
  readonly seconds: number;
  /** The same rig with the safety taken out: one that reports nothing then would report nothing ever. */
  readonly control: Control;
  /** What else was measured or broken, one sentence each; `failed` when something other than a write went wrong. */
  readonly notes?: readonly string[];
  readonly failed?: readonly string[];
}

export interface Control extends Partial<Tally> {
  /** What was taken out: `durability: 'relaxed'`. */
  readonly without: string;
  /** Whether the rig saw it. */
  readonly seen: boolean;
}

/** Whether a report is what it should be. */
export function holds({ lost, doubled, diverged, failed = [], control }: FaultReport): boolean {
  return lost + doubled + diverged + failed.length === 0 && control.seen;
}
