import type { FaultOptions } from '../fault.ts';
import { buildSimulator } from './build-simulator.mjs';
import { PLANTED_BUGS } from './planted-bugs.ts';
import { openPlantedSimulator } from './planted-simulator.ts';
import { runInWorkers } from './run-in-workers.mjs';
import { type SeedsReport, tellFailures } from './run-seeds.ts';

/** In so many storms each planted bug must show. */
const SEEDS_FOR_A_BUG = 400;

/** Runs the seeds and the planted bugs, printing what it finds; whether all is as it should be. */
export async function runSimulation({ quick, seeds = quick ? 500 : 10_000 }: FaultOptions): Promise<boolean> {
  const bundle = await buildSimulator();
  let isRight = true;
  try {
    const sqliteSeeds = Math.ceil(seeds / 50);
    isRight = told('simulator', await runInWorkers(bundle.url, { from: 1, count: seeds })) && isRight;
    const onSqlite = await runInWorkers(bundle.url, { from: 1, count: sqliteSeeds, sqlite: true });
    isRight = told('simulator, endpoint on SQLite', onSqlite) && isRight;
  } finally {
    bundle.discard();
  }
  return (await findBugs()) && isRight;
}

/** @returns whether no seed showed anything */
function told(name: string, report: SeedsReport): boolean {
  const { runs, acknowledged, moments, failures, seconds } = report;
  console.log(
    `${name}: ${runs} seeds, ${acknowledged} acknowledged writes, ${moments} moments to die at, ${failures.length} seeds failed; ${(runs / seconds).toFixed(0)} seeds/s`,
  );
  if (failures.length > 0) console.log(tellFailures(report));
  return failures.length === 0;
}

/** @returns whether each planted bug was seen */
async function findBugs(): Promise<boolean> {
  const simulator = await openPlantedSimulator();
  let unseen = 0;
  try {
    for (const bug of PLANTED_BUGS) {
      const report = await simulator.run(bug, { from: 1, count: SEEDS_FOR_A_BUG, stopAtFirst: true });
      const [first] = report.failures;
      const seen =
        first === undefined ? 'NOT SEEN' : `seed ${first.seed}: ${first.violations[0]?.what.split('\n')[0]}`;
      console.log(`  planted: ${bug.name}: ${seen.slice(0, 100)}`);
      if (first === undefined) unseen += 1;
    }
  } finally {
    await simulator.close();
  }
  console.log(`planted bugs: ${PLANTED_BUGS.length - unseen} of ${PLANTED_BUGS.length} seen`);
  return unseen === 0;
}
