import { parentPort, workerData } from 'node:worker_threads';

/** Runs the seeds it is given, on the bundle it is given, and posts the report. */
const { url, options } = workerData;
const { runSeeds } = await import(url);
parentPort?.postMessage(await runSeeds(options));
