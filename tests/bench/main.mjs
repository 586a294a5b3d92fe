import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureAffluence } from './measures/affluence.mjs';
import { measureCheckIn } from './measures/s1-check-in.mjs';
import { measureApply } from './measures/s2-apply.mjs';
import { measureLongTasks } from './measures/s3-long-tasks.mjs';
import { measureSending } from './measures/s4-sending.mjs';
import { measureIngest } from './measures/s5-ingest.mjs';
import { measureFirstScreens } from './measures/s8-first-screen.mjs';
import { measureStart } from './measures/s9-start.mjs';
import { measureReturn } from './measures/s11-return.mjs';
import { measureBytes } from './measures/s12-bytes.mjs';

/**
 * `npm run bench [-- --quick] [--only S1,S8] [--json FILE]`: each measure against its limit, contenders in turn, medians.
 * @typedef {{ id: string, name: string, value: number, unit: string, ratios: Record<string, number>, aim: string }} Measure
 */

/** @type {Record<string, (options: { quick: boolean }) => Promise<Measure[]>>} */
const MEASURES = {
  S1: measureCheckIn,
  S2: measureApply,
  S3: measureLongTasks,
  S4: measureSending,
  S5: measureIngest,
  S8: measureFirstScreens,
  S9: measureStart,
  S11: measureReturn,
  S12: measureBytes,
  AFFLUENCE: measureAffluence,
};

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, json: { type: 'string' } },
});
const wanted = values.only?.toUpperCase().split(',') ?? Object.keys(MEASURES);
const unknown = wanted.filter((id) => !Object.hasOwn(MEASURES, id));
if (unknown.length > 0) {
  console.error(`Unknown measure: ${unknown.join(', ')}. There are ${Object.keys(MEASURES).join(', ')}.`);
  process.exit(2);
}

/** @type {Measure[]} */
const measures = [];
for (const id of wanted) {
  const rows = (await MEASURES[id]?.({ quick: values.quick })) ?? [];
  for (const row of rows) console.log(lineOf(row));
  measures.push(...rows);
}
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ measures }, null, 2)}\n`);

/** @param {Measure} measure */
function lineOf({ id, name, value, unit, ratios, aim }) {
  const compared = Object.entries(ratios).map(([against, ratio]) => `${ratio.toFixed(2)} × ${against}`);
  return `${id.padEnd(8)} ${name.padEnd(48)} ${value.toFixed(1).padStart(10)} ${unit.padEnd(10)} ${compared.join(', ').padEnd(16)} aim: ${aim}`;
}
