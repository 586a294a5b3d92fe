import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

const WORKER = new URL('seeds-worker.mjs', import.meta.url);

/**
 * Shares seeds out among the cores of the machine.
 * @param {string} url of the bundle (`build-simulator.mjs`)
 * @param {import('./run-seeds.ts').SeedsOptions} options
 * @returns {Promise<import('./run-seeds.ts').SeedsReport>}
 */
export async function runInWorkers(url, options) {
  const startedAt = performance.now();
  const workers = Math.min(availableParallelism(), options.count);
  const share = Math.ceil(options.count / workers);
  const reports = await Promise.all(
    Array.from({ length: workers }, (_, index) => {
      const from = options.from + index * share;
      const count = Math.max(0, Math.min(share, options.from + options.count - from));
      return runInWorker(url, { ...options, from, count });
    }),
  );
  const sum = (/** @type {'runs' | 'acknowledged' | 'moments'} */ name) =>
    reports.reduce((total, report) => total + report[name], 0);
  return {
    runs: sum('runs'),
    acknowledged: sum('acknowledged'),
    moments: sum('moments'),
    failures: reports.flatMap(({ failures }) => failures),
    seconds: (performance.now() - startedAt) / 1000,
  };
}

/**
 * @param {string} url
 * @param {import('./run-seeds.ts').SeedsOptions} options
 * @returns {Promise<import('./run-seeds.ts').SeedsReport>}
 */
function runInWorker(url, options) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: { url, options } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The simulator ended with ${code}`)));
  });
}
