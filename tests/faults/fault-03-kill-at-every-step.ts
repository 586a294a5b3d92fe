import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROUTES } from '../../src/contract/routes.ts';
import { POSTES, type Poste } from '../../src/domain/rights.ts';
import { GERS, TestDevice } from '../fixtures/test-device.ts';
import type { Fault } from './fault.ts';
import { passedOver } from './support/cursor-check.ts';
import { codeFor } from './support/devices.ts';
import { divergedBetween, Ledger } from './support/ledger.ts';
import { Link, STAGES, type Stage } from './support/link.ts';
import { MortalPostgresql } from './support/mortal-postgresql.ts';
import { type Plant, tabletPages } from './support/planted-build.ts';
import { openRigOffice, type RigOffice } from './support/rig-office.ts';
import { RigTablet } from './support/rig-tablet.ts';
import { Sums } from './support/sums.ts';

/** The outbox takes itself for sent before the endpoint has answered. */
const WITHOUT_ANSWER: Plant = {
  file: 'src/remote/fetch-remote.ts',
  replace: /push: \(request\) =>([^,]*),([^)]*)\)/,
  by: `push: async (request) => {
    void $1,$2);
    const answers = request.records.map(({ id }) => ({ id, accepted: true as const }));
    return { ok: true, value: { batch: request.batch, epoch: request.epoch, time: Date.now(), answers } };
  }`,
};

const BELIEF_MS = 300;

const VICTIMS = ['page', 'browser', 'endpoint', 'postgresql'] as const;

type Victim = (typeof VICTIMS)[number];

/** Where the blow falls: at a stage of an exchange, or after a while, wherever that is. */
interface Blow {
  readonly victim: Victim;
  readonly at: { readonly path: string; readonly stage: Stage } | { readonly afterMs: number };
}

/**
 * Two tablets write and read; one of four is killed at each stage of a push and of a pull, and at any moment. After each blow
 * no cursor is ahead of what is applied; at the end all that was said is in the endpoint and on both tablets, once.
 */
export const fault: Fault = {
  id: 3,
  name: 'kill -9 at every step of a push and a pull',
  async run({ quick }) {
    const sums = new Sums();
    await beat(sums, quick ? someBlows() : [...allBlows(), ...randomBlows(120)], quick ? 0 : 10_000);
    const control = new Sums();
    const blows: Blow[] = (['page', 'browser'] as const).map((victim) => ({
      victim,
      at: { path: ROUTES.push, stage: 'asked' },
    }));
    await beat(control, quick ? [...blows, ...blows] : [...blows, ...blows, ...blows], 0, [WITHOUT_ANSWER]);
    return sums.report('waiting for the answer to a push', control.lost > 0, control.tally);
  },
};

function allBlows(): Blow[] {
  const places = [ROUTES.push, ROUTES.pull].flatMap((path) => STAGES.map((stage) => ({ path, stage })));
  return places.flatMap((at) => VICTIMS.map((victim) => ({ victim, at })));
}

/** Each victim twice, each stage twice. */
function someBlows(): Blow[] {
  return VICTIMS.flatMap((victim, index) => [
    { victim, at: { path: ROUTES.push, stage: STAGES[index] as Stage } },
    { victim, at: { path: ROUTES.pull, stage: STAGES[(index + 2) % STAGES.length] as Stage } },
  ]);
}

function randomBlows(count: number): Blow[] {
  return Array.from({ length: count }, (_, index) => ({
    victim: VICTIMS[index % VICTIMS.length] as Victim,
    at: { afterMs: Math.random() * 800 },
  }));
}

interface Hall {
  readonly office: RigOffice;
  readonly postgresql: MortalPostgresql;
  readonly tablets: readonly Seat[];
}

/** A tablet, its own line to the endpoint, and what opens it again. */
interface Seat {
  tablet: RigTablet;
  readonly link: Link;
  readonly postes: readonly Poste[];
  readonly reopen: () => Promise<RigTablet>;
}

async function beat(sums: Sums, blows: readonly Blow[], writes: number, plants: readonly Plant[] = []) {
  const ledger = new Ledger();
  const folder = await mkdtemp(join(tmpdir(), 'guichet-profiles-'));
  const hall = await openHall(folder, ledger, plants);
  try {
    const [hit, other] = hall.tablets as [Seat, Seat];
    let next = 1;
    for (let turn = 0; turn < blows.length || ledger.size < writes; turn += 1) {
      const blow = blows[turn] ?? (randomBlows(4)[turn % 4] as Blow);
      // Written before the line is looked at: an exchange comes for certain.
      hit.tablet.write(next, 60, { pauseMs: 4 }).catch(() => undefined);
      other.tablet.write(next + 1_000, 60, { pauseMs: 4 }).catch(() => undefined);
      next += 2_000;
      await strike(hall, hit, blow);
      sums.runs += 1;
      await checkCursors(sums, hall);
    }
    await endWell(sums, hall, ledger);
  } finally {
    for (const { tablet, link } of hall.tablets) {
      await tablet.kill();
      await link.close();
    }
    await hall.office.close();
    await hall.postgresql.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openHall(folder: string, ledger: Ledger, plants: readonly Plant[]): Promise<Hall> {
  const postgresql = await MortalPostgresql.started();
  const office = await openRigOffice({ plants, databaseUrl: postgresql.url });
  const pages = await tabletPages(plants);
  const opening = await TestDevice.enrolled(office.endpoint.url, office.endpoint.openingCode(), GERS);
  const tablets = await Promise.all(
    (['LevelDB', 'SQLite'] as const).map(async (idb, index): Promise<Seat> => {
      const link = await Link.opened(() => office.endpoint.port, pages);
      const profile = join(folder, idb);
      const reopen = () => RigTablet.opened({ profile, origin: link.origin, idb, ledger });
      const tablet = await reopen();
      const postes: readonly Poste[] = index === 0 ? POSTES : ['accueil'];
      await tablet.enrol(await codeFor(opening, postes), `Tablette ${idb}`);
      return { tablet, link, postes, reopen };
    }),
  );
  return { office, postgresql, tablets };
}

/** Waits for the moment, kills, and puts the victim back on its feet. */
async function strike(hall: Hall, seat: Seat, { victim, at }: Blow): Promise<void> {
  if ('afterMs' in at) await new Promise((resolve) => setTimeout(resolve, at.afterMs));
  else {
    const reached = momentOf(seat.link, at.path, at.stage);
    await seat.tablet.syncNow();
    const release = await reached;
    // A tablet that does not wait for the answer takes itself for done by now.
    await new Promise((resolve) => setTimeout(resolve, BELIEF_MS));
    await kill(hall, seat, victim);
    // What a dead tablet had on the line goes with it.
    release(victim === 'page' || victim === 'browser' ? 'cut' : 'go on');
    return revive(hall, seat, victim);
  }
  await kill(hall, seat, victim);
  await revive(hall, seat, victim);
}

type Release = (how: 'go on' | 'cut') => void;

/** Resolves when an exchange stands at that stage, with what lets it go on. */
function momentOf(link: Link, path: string, stage: Stage): Promise<Release> {
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error(`No ${path} came to be ${stage}`)), 60_000);
    link.onMoment = async (moment) => {
      if (moment.path !== path || moment.stage !== stage) return 'go on';
      link.onMoment = undefined;
      clearTimeout(tooLate);
      return new Promise((release) => resolve(release));
    };
  });
}

async function kill({ office, postgresql }: Hall, { tablet }: Seat, victim: Victim): Promise<void> {
  if (victim === 'page') await tablet.killPage();
  else if (victim === 'browser') await tablet.kill();
  else if (victim === 'endpoint') await office.endpoint.kill();
  else await postgresql.kill();
}

async function revive({ office, postgresql }: Hall, seat: Seat, victim: Victim): Promise<void> {
  if (victim === 'page') await seat.tablet.reopenPage();
  else if (victim === 'browser') seat.tablet = await seat.reopen();
  else if (victim === 'endpoint') await office.endpoint.start();
  else await postgresql.start();
}

async function checkCursors(sums: Sums, { office, tablets }: Hall): Promise<void> {
  for (const { tablet, postes } of tablets) {
    const memory = await tablet.memory();
    const missed = passedOver(memory, await office.log(), postes);
    sums.lost += missed.length;
    for (const id of missed.slice(0, 3)) sums.failed.push(`a cursor has passed over ${id}`);
  }
}

async function endWell(sums: Sums, { office, tablets }: Hall, ledger: Ledger): Promise<void> {
  const seq = async () => (await office.log()).seq;
  // Twice: what the second tablet had to send comes to the first as well.
  for (const { tablet } of [...tablets, ...tablets]) await tablet.untilUpToDate(seq, 90_000);
  const { records } = await office.log();
  sums.acknowledged += ledger.size;
  sums.lost += ledger.lostIn(records).length;
  sums.doubled += Ledger.doubledIn(records);
  const visits = new Map([...records].filter(([, { kind }]) => kind === 'visit'));
  for (const { tablet } of tablets) {
    const held = [...(await tablet.memory()).records].filter(([, { kind }]) => kind === 'visit');
    sums.diverged += divergedBetween(new Map(held), visits);
  }
}
