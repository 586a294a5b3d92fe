import { buildSimulator } from '../simulator/build-simulator.mjs';
import { PLANTED_BUGS } from '../simulator/planted-bugs.ts';
import { openPlantedSimulator } from '../simulator/planted-simulator.ts';
import { runInWorkers } from '../simulator/run-in-workers.mjs';
import type { SeedsOptions } from '../simulator/run-seeds.ts';
import type { Sums } from './sums.ts';

type Storms = Omit<SeedsOptions, 'from' | 'stopAtFirst'>;

/** Adds storms of the simulator to what a fault has counted. */
export async function addStorms(sums: Sums, storms: Storms): Promise<void> {
  const bundle = await buildSimulator();
  try {
    sums.addStorms(await runInWorkers(bundle.url, { from: 1, ...storms }));
  } finally {
    bundle.discard();
  }
}

/** The same storms with a bug of the list in the source, until one shows it: the control of a simulated fault. */
export async function addStormsWith(sums: Sums, bugName: string, storms: Storms): Promise<void> {
  const bug = PLANTED_BUGS.find(({ name }) => name === bugName);
  if (bug === undefined) throw new Error(`No bug is named « ${bugName} »`);
  const simulator = await openPlantedSimulator();
  try {
    sums.addStorms(await simulator.run(bug, { from: 1, stopAtFirst: true, ...storms }));
  } finally {
    await simulator.close();
  }
}
