import { parseArgs } from 'node:util';
import { buildSimulator } from './build-simulator.mjs';
import { runInWorkers } from './run-in-workers.mjs';

/**
 * `node tests/faults/simulator/simulate.mjs [--seeds 10000] [--from 1] [--sqlite]`: storms, one a seed.
 * `… --seed 77 [--crash-at 12]`: that one again, with all that happened in it.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    'crash-at': { type: 'string' },
    sqlite: { type: 'boolean', default: false },
  },
});
const bundle = await buildSimulator();
try {
  if (values.seed === undefined) await runMany();
  else await replay(Number(values.seed));
} finally {
  bundle.discard();
}

async function runMany() {
  const options = { from: Number(values.from), count: Number(values.seeds), sqlite: values.sqlite };
  const report = await runInWorkers(bundle.url, options);
  const { runs, acknowledged, moments, failures, seconds } = report;
  for (const { seed, violations } of failures.slice(0, 10)) {
    console.log(`seed ${seed}`);
    for (const { of, what } of violations.slice(0, 5)) console.log(`    ${of}: ${what}`);
  }
  console.log(
    `${runs} seeds, ${acknowledged} acknowledged writes, ${moments} moments, ${failures.length} failed; ${(runs / seconds).toFixed(0)} seeds/s`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
}

/** @param {number} seed */
async function replay(seed) {
  const { runSeed } = await import(bundle.url);
  const crashAt = values['crash-at'] === undefined ? {} : { crashAt: Number(values['crash-at']) };
  const outcome = await runSeed(seed, { tracing: true, sqlite: values.sqlite, ...crashAt });
  console.log(outcome.trace.join('\n'));
  for (const { of, what } of outcome.violations) console.log(`${of}: ${what}`);
  process.exitCode = outcome.violations.length === 0 ? 0 : 1;
}
