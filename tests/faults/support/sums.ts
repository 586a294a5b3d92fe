import type { FaultReport, Tally } from '../fault.ts';

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
