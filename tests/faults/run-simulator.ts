import type { FaultOptions } from './fault.ts';

interface SimulatorRun {
  /** Runs the seeds and the planted bugs, printing what it finds; whether all is as it should be. */
  runSimulation(options: FaultOptions): Promise<boolean>;
}

const modules = import.meta.glob<SimulatorRun>('./simulator/run-simulation.ts');

/** The seeded simulator and the bugs planted in it. @returns whether no seed violates anything and each bug is caught */
export async function runSimulator(options: FaultOptions): Promise<boolean> {
  for (const load of Object.values(modules)) {
    if (!(await (await load()).runSimulation(options))) return false;
  }
  return true;
}
