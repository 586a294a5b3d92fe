import '../setup-temporal.ts';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { allFaults } from './all-faults.ts';
import { type Fault, type FaultOptions, type FaultReport, holds } from './fault.ts';
import { type FaultRow, headLine, lineOf, rowOf } from './report-lines.ts';
import { runSimulator } from './run-simulator.ts';

/**
 * Runs the faults asked for, prints a line each, and what went wrong under it.
 * @returns the exit code: 0 when every fault that could run held, and every control was caught
 */
export async function runFaults(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      seeds: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const seeds = values.seeds === undefined ? undefined : Number(values.seeds);
  const options: FaultOptions = { quick: values.quick, ...(seeds === undefined ? {} : { seeds }) };
  const faults = chosen(await allFaults(), values.only);
  if (faults === undefined || Number.isNaN(seeds)) {
    console.error('Usage: npm run faults -- [--quick] [--seeds N] [--only 3,7] [--json FILE]');
    return 2;
  }
  console.log(headLine());
  const rows: FaultRow[] = [];
  let wrong = 0;
  for (const fault of faults) {
    const row = await runOne(fault, options);
    rows.push(row.row);
    if (!row.held) wrong += 1;
  }
  if (values.only === undefined && !(await runSimulator(options))) wrong += 1;
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify({ faults: rows }, null, 2)}\n`);
  return wrong === 0 ? 0 : 1;
}

function chosen(faults: readonly Fault[], only: string | undefined): readonly Fault[] | undefined {
  if (only === undefined) return faults;
  const wanted = only.split(',').map(Number);
  const found = wanted.map((id) => faults.find((fault) => fault.id === id));
  return found.some((fault) => fault === undefined) ? undefined : (found as Fault[]);
}

async function runOne(fault: Fault, options: FaultOptions): Promise<{ row: FaultRow; held: boolean }> {
  const needs = await fault.needs?.();
  if (needs !== undefined) return told(fault, needs, true);
  const endProgress = showProgress(fault);
  let report: FaultReport | string;
  try {
    report = await fault.run(options);
  } catch (error) {
    report = error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    endProgress();
  }
  return told(fault, report, typeof report !== 'string' && holds(report));
}

/** @param result a report, what the machine lacks (`held`), or how the rig itself broke */
function told(fault: Fault, result: FaultReport | string, held: boolean): { row: FaultRow; held: boolean } {
  const broke = typeof result === 'string' && !held;
  console.log(lineOf(fault, broke ? undefined : result));
  if (broke) console.log(`       the rig broke: ${result}`);
  if (typeof result !== 'string') {
    for (const note of result.notes ?? []) console.log(`       ${note}`);
    for (const failure of result.failed ?? []) console.log(`       FAILED: ${failure}`);
  }
  return { row: rowOf(fault, broke ? undefined : result), held };
}

/** Long work says that it goes on: on the same line of a terminal, now and then elsewhere. */
function showProgress({ id, name }: Fault): () => void {
  const startedAt = Date.now();
  const shown = process.stderr.isTTY;
  const timer = setInterval(
    () => {
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      process.stderr.write(shown ? `\r${id} ${name}: ${seconds} s …` : `${id} ${name}: ${seconds} s …\n`);
    },
    shown ? 1_000 : 30_000,
  );
  return () => {
    clearInterval(timer);
    if (shown) process.stderr.write('\r\u001b[K');
  };
}
