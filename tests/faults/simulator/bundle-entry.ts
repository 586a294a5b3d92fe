import '../../setup-temporal.ts';
import { runSeeds } from './run-seeds.ts';
import { runSeed } from './storm.ts';

/** What `simulate.mjs` runs in processes of its own. */
export { runSeed, runSeeds };
