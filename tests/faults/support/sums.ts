import type { FaultReport, Tally } from '../fault.ts';
import type { SeedsReport } from '../simulator/run-seeds.ts';

/** Counts what happens while a fault is made. */
export class Sums {
  runs = 0;
  acknowledged = 0;
  lost = 0;
  doubled = 0;
  diverged = 0;
  readonly notes: string[] = [];
  readonly failed: string[] = [];
  readonly #startedAt = performance.now();

  /** Something that must hold besides the writes. */
  expect(holds: boolean, what: string): void {
    if (!holds) this.failed.push(what);
  }

  /** Adds what the simulator found. */
  addStorms({ runs, acknowledged, failures, seconds }: SeedsReport): void {
    this.runs += runs;
    this.acknowledged += acknowledged;
    for (const { seed, violations } of failures) {
      for (const { of, what } of violations) {
        if (of === 'failed') this.failed.push(`seed ${seed}: ${what}`);
        else this[of] += 1;
      }
      this.notes.push(`seed ${seed}: ${violations[0]?.what}`);
    }
    this.notes.push(`${runs} simulated storms, ${(runs / seconds).toFixed(0)} a second`);
  }

  get tally(): Tally {
    const { runs, acknowledged, lost, doubled, diverged } = this;
    return { runs, acknowledged, lost, doubled, diverged };
  }

  /** @param seen whether the control showed what it must */
  report(without: string, seen: boolean, control: Partial<Tally> = {}): FaultReport {
    return {
      ...this.tally,
      seconds: (performance.now() - this.#startedAt) / 1000,
      control: { without, seen, ...control },
      notes: this.notes,
      failed: this.failed,
    };
  }
}
