import { openOffice } from '../bench-office.mjs';
import { median, percentile } from '../medians.mjs';
import { openTypeScript } from '../typescript.mjs';

const RECORDS = 100;
const OTHER_SITES = 4;
const OTHER_RECORDS = 5;
const OTHERS_PUSH_EVERY_MS = 50;
const QUIET_MS = 8_000;
/** More than any phase lasts. */
const OTHERS_PUSHES_MAX = 2_000;

/**
 * S11: after an outage, the devices of one site come back at once, each with 100 records, to one process over PostgreSQL, and
 * come again as a tablet does where they are told to wait; devices of four other sites are at work before and meanwhile. The
 * ratio is the others' p99 meanwhile over their p99 before.
 * @param {{ quick: boolean }} options
 */
export async function measureReturn({ quick }) {
  const devices = quick ? 200 : 1_000;
  const runs = quick ? 1 : 3;
  const typescript = await openTypeScript();
  /** @type {{ p99: number, ratio: number, drained: number, seconds: number, putOff: number }[]} */
  const taken = [];
  try {
    for (let run = 0; run < runs; run += 1) taken.push(await oneReturn(devices, typescript.load));
  } finally {
    await typescript.close();
  }
  const of = (/** @type {keyof typeof taken[0]} */ what) => median(taken.map((one) => one[what]));
  const common = { ratios: {}, aim: '' };
  return [
    {
      id: 'S11',
      name: `others’ p99 while ${devices} devices come back`,
      value: of('p99'),
      unit: 'ms',
      ratios: { quiet: of('ratio') },
      aim: 'quiet ≤ 4',
    },
    {
      ...common,
      id: 'S11-DRAINED',
      name: 'devices drained, none refused for good',
      value: of('drained'),
      unit: 'devices',
      aim: `${devices}`,
    },
    { ...common, id: 'S11-SECONDS', name: 'until the last was drained', value: of('seconds'), unit: 's' },
    {
      ...common,
      id: 'S11-PUT-OFF',
      name: 'times a device was told to come again',
      value: of('putOff'),
      unit: 'times',
    },
  ];
}

/**
 * @param {number} devices
 * @param {Awaited<ReturnType<typeof openTypeScript>>['load']} load
 */
async function oneReturn(devices, load) {
  /** @type {typeof import('../load/bench-postgresql.ts')} */
  const { benchPostgresql } = await load('/tests/bench/load/bench-postgresql.ts');
  /** @type {typeof import('../load/returning-devices.ts')} */
  const { atWork, devicesToReturn, openSites } = await load('/tests/bench/load/returning-devices.ts');
  /** @type {typeof import('../load/signed-pushes.ts')} */
  const { sendAll, signedPushes } = await load('/tests/bench/load/signed-pushes.ts');
  const postgresql = await benchPostgresql();
  const databaseUrl = await postgresql.newDatabase('guichet');
  const office = await openOffice({ databaseUrl });
  try {
    const sizes = [devices, ...Array(OTHER_SITES).fill(1)];
    const [returning = [], ...others] = await openSites(office.url, databaseUrl, sizes);
    const listsFor = (/** @type {number} */ count) =>
      Promise.all(others.flat().map((sender) => signedPushes(sender, count, OTHER_RECORDS)));
    const [warm, quietly, meanwhile] = [
      await listsFor(50),
      await listsFor(500),
      await listsFor(OTHERS_PUSHES_MAX),
    ];
    await sendAll(office.url, warm);
    const comeBack = await devicesToReturn(office.url, returning, RECORDS);
    const endQuiet = atWork(office.url, quietly, OTHERS_PUSH_EVERY_MS);
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const quiet = percentile(await endQuiet(), 0.99);
    const endMeanwhile = atWork(office.url, meanwhile, OTHERS_PUSH_EVERY_MS);
    const { drained, putOff, seconds } = await comeBack();
    const p99 = percentile(await endMeanwhile(), 0.99);
    return { p99, ratio: p99 / quiet, drained, seconds, putOff };
  } finally {
    await office.close();
    await postgresql.close();
  }
}
