import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { ROUTES } from '../../src/contract/routes.ts';
import { canonicalJson } from '../../src/domain/kernel/canonical-json.ts';
import { ROOT } from '../../src/launch/root.mjs';
import { IDB_BACK_ENDS, type IdbBackEnd } from '../fixtures/idb-back-ends.ts';
import { recordsOn } from '../journeys/support/tablet.ts';
import type { Fault } from './fault.ts';
import { divergedBetween, type Records } from './support/ledger.ts';
import { type Plant, plantedClient, plantedServer, tabletPages } from './support/planted-build.ts';
import { type Hall, type HallOptions, inHall } from './support/rig-hall.ts';
import type { RigTablet } from './support/rig-tablet.ts';
import { Sums } from './support/sums.ts';

/** The next version: one more table in the tablet's memory. */
const NEWER: readonly Plant[] = [
  { file: 'src/storage/schema.ts', replace: /VERSION = (\d+)/, by: 'VERSION = $1 + 10' },
  {
    file: 'src/storage/upgrade-schema.ts',
    replace: /import \{ BY_AGE, BY_DAY \}([^;]+);/,
    by: 'import { BY_AGE, BY_DAY, VERSION }$1;',
  },
  {
    file: 'src/storage/upgrade-schema.ts',
    replace: 'await memory.open();',
    by: "memory.version(VERSION / 10).stores({ planted: 'id' }); await memory.open();",
  },
];

/** A version that speaks the protocol before this one alone. */
const OF_PROTOCOL_BEFORE: readonly Plant[] = [
  { file: 'src/contract/protocol.ts', replace: /PROTOCOL = (\d+)/, by: 'PROTOCOL = $1 - 1' },
];

const WITHOUT_LETTING_GO: Plant = {
  file: 'src/storage/database.ts',
  replace: 'connection.onversionchange = ',
  by: 'Object(connection).onPlanted = ',
};

const WITHOUT_UNKNOWN_FIELDS: Plant = {
  file: 'src/domain/kernel/kind.ts',
  replace: 'value: keepUnknownFields(fact.value, parsed.output)',
  by: 'value: parsed.output',
};

const WITHOUT_CONSENT: Plant = {
  file: 'src/app/main.tsx',
  replace: '(applyUpdate) => session.setState({ applyUpdate })',
  by: '(applyUpdate) => applyUpdate()',
};

const OPENS_WITHIN_MS = 20_000;
const STAYS_CLOSED_MS = 1_500;
const WAITING = 20;

/**
 * A new version comes while records wait to be sent and an old tab is open, in the middle of a form; tablet and endpoint of
 * neighbouring versions meet; the person is asked before the version they look at changes. Nothing hangs, nothing is lost, and
 * what an older version does not know stays as it came.
 */
export const fault: Fault = {
  id: 13,
  name: 'new version while records wait; N−1 with N',
  async run({ quick }) {
    const sums = new Sums();
    for (const idb of IDB_BACK_ENDS) {
      for (let round = 0; round < (quick ? 1 : 5); round += 1)
        await inHall({ idb }, (hall) => upgradeUnderOldTab(sums, hall, idb));
    }
    for (const [name, options] of Object.entries(await neighbours()))
      await inHall(options, (hall) => meet(sums, hall, name));
    await inHall({}, (hall) => askPerson(sums, hall));

    const [held, stripped, unasked] = [new Sums(), new Sums(), new Sums()];
    await inHall({ plants: [WITHOUT_LETTING_GO] }, (hall) => upgradeUnderOldTab(held, hall, 'LevelDB'));
    await inHall({ plants: [WITHOUT_UNKNOWN_FIELDS] }, (hall) => meet(stripped, hall, 'control'));
    await inHall({}, (hall) => askPerson(unasked, hall, [WITHOUT_CONSENT]));
    const seen = {
      'letting the memory go': held.failed.some((failure) => failure.includes('does not open')),
      'keeping unknown fields': stripped.diverged > 0,
      'asking the person': unasked.failed.some((failure) => failure.includes('without the person')),
    };
    for (const [name, isSeen] of Object.entries(seen))
      sums.expect(isSeen, `the control « ${name} » was missed`);
    const all = Object.values(seen).every(Boolean);
    return sums.report(Object.keys(seen).join(', '), all, { diverged: stripped.diverged });
  },
};

/** What tablet and endpoint may be to each other. */
async function neighbours(): Promise<Readonly<Record<string, HallOptions>>> {
  return {
    'both of this version': {},
    'tablet of the version before': { plants: OF_PROTOCOL_BEFORE },
    'endpoint of the version before': { main: await plantedServer(OF_PROTOCOL_BEFORE) },
  };
}

async function upgradeUnderOldTab(sums: Sums, hall: Hall, idb: IdbBackEnd): Promise<void> {
  const plain = hall.office.link.pages;
  const tablet = await hall.seat('tablette');
  await tablet.untilUpToDate(async () => (await hall.office.log()).seq);
  hall.proxy.mangle = (passing) => passing.cut();
  await tablet.write(1, WAITING);
  await tablet.page.evaluate(() => globalThis.tablet.fill(true));
  const old = tablet.page;
  sums.runs += 1;

  hall.office.link.pages = await tabletPages(NEWER);
  tablet.page = await tablet.context.newPage();
  await tablet.load();
  const opening = openingOf(tablet.page);
  sums.expect(
    (await within(STAYS_CLOSED_MS, opening)) === LATE,
    `${idb}: the memory changed its version under a form that was being filled`,
  );
  // What the form holds can still be saved.
  await onPage(tablet, old, () => tablet.write(WAITING + 1, 3));
  await old.evaluate(() => globalThis.tablet.fill(false));
  const opened = await within(OPENS_WITHIN_MS, opening);
  if (opened !== undefined) {
    sums.failed.push(`${idb}: the new version does not open: ${opened === LATE ? 'it hangs' : opened}`);
    return;
  }
  const told = await old.evaluate(() => globalThis.tablet.memoryEnd());
  sums.expect(told === 'outdated', `${idb}: the old tab is told « ${told} »`);
  const saved = await onPage(tablet, old, () => within(OPENS_WITHIN_MS, tablet.write(1_000, 1)));
  sums.expect(saved === 0, `${idb}: a write of the old tab ${saved === LATE ? 'hangs' : 'is called saved'}`);
  const { records, waiting } = await tablet.memory();
  sums.lost += hall.ledger.lostIn(records).length;
  sums.expect(
    waiting.length >= WAITING,
    `${idb}: ${waiting.length} records wait after the change of version`,
  );

  // The older version on the newer memory (a deployment taken back) says so, and touches nothing.
  hall.office.link.pages = plain;
  const older = await tablet.context.newPage();
  await older.goto(tablet.page.url());
  await older.waitForFunction('globalThis.tablet !== undefined');
  const refused = await within(OPENS_WITHIN_MS, openingOf(older));
  sums.expect(
    refused === 'VersionError',
    `${idb}: the version before opens the newer memory: ${String(refused)}`,
  );
  await older.close();
  await old.close();
  hall.proxy.mangle = undefined;
  await tablet.page.evaluate(() => globalThis.tablet.start());
  await hall.endWell(sums, [tablet]);
}

/** What a newer tablet says and an older one edits comes through both, and through the endpoint, as it was said. */
async function meet(sums: Sums, hall: Hall, name: string): Promise<void> {
  const seq = async () => (await hall.office.log()).seq;
  const [one, other] = [await hall.seat('une'), await hall.seat('autre')];
  await one.write(1, WAITING);
  const arrival = {
    at: Date.now(),
    service: 'accueil-general',
    appointment: false,
    people: 1,
    userType: 'particulier',
    needs: [],
    seenBy: { camera: 2 },
  };
  const future = { any: ['thing'], at: 7 };
  // As a newer version does: a field and a fact that nobody here knows.
  await push(hall, { id: 'future-visit', kind: 'visit', facts: { arrival, futureFact: future } });
  await one.untilUpToDate(seq);
  await other.untilUpToDate(seq);
  await state(other, 'future-visit', { call: { at: Date.now(), counter: 'n-9999' } });
  await other.untilUpToDate(seq);
  await one.untilUpToDate(seq);
  sums.runs += 1;
  const { records } = await hall.office.log();
  const places: readonly Records[] = [records, (await one.memory()).records, (await other.memory()).records];
  for (const held of places) {
    const facts = held.get('future-visit')?.facts ?? {};
    const kept = { arrival: facts['arrival']?.value, futureFact: facts['futureFact']?.value };
    if (canonicalJson(kept) !== canonicalJson({ arrival, futureFact: future })) sums.diverged += 1;
    sums.expect(facts['call'] !== undefined, `${name}: the call to a newer visit is not everywhere`);
  }
  await hall.endWell(sums, [one, other]);
}

function push(hall: Hall, { id, kind, facts }: { id: string; kind: string; facts: Record<string, unknown> }) {
  const { opening } = hall;
  return opening.push([opening.record(kind, id, facts)]);
}

function state(tablet: RigTablet, id: string, facts: Record<string, unknown>): Promise<void> {
  return tablet.page.evaluate(([id, facts]) => globalThis.tablet.stateAll('visit', [{ id, facts }]), [
    id,
    facts,
  ] as const);
}

/** The real app and its service worker: the new version waits for « Mettre à jour », and records wait meanwhile. */
async function askPerson(sums: Sums, hall: Hall, plants: readonly Plant[] = []): Promise<void> {
  const { endpoint } = hall.office;
  const present = await deployed('present', plants);
  const newer = await deployed('newer', [...NEWER, ...plants]);
  await endpoint.kill();
  endpoint.options.main = present;
  await endpoint.start();
  const tablet = await hall.seat('tablette');
  await tablet.untilUpToDate(async () => (await hall.office.log()).seq);
  const { page } = tablet;
  await page.goto(`${hall.proxy.origin}/accueil`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  hall.proxy.mangle = async (passing) => {
    if (passing.path === ROUTES.push) passing.cut();
    else passing.tell(await passing.pass());
  };
  const before = await versionOf(page);
  for (let visitor = 1; visitor <= 3; visitor += 1) {
    await page.getByRole('button', { name: /Accueil général/ }).click();
    await page.getByText(ticket(visitor)).first().waitFor();
  }
  await endpoint.kill();
  endpoint.options.main = newer;
  await endpoint.start();
  sums.runs += 1;
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  const offer = page.getByRole('button', { name: 'Mettre à jour' });
  const offered = await offer.waitFor({ timeout: OPENS_WITHIN_MS }).then(
    () => true,
    () => false,
  );
  // Neither the version nor the memory changes by itself, not even where the page is loaded again.
  if (offered) await page.reload().then(() => offer.waitFor({ timeout: OPENS_WITHIN_MS }));
  if (!offered || (await versionOf(page)) !== before) {
    sums.failed.push('the new version came without the person’s consent, or was not offered');
    return;
  }
  const kept = await recordsOn(page);
  await offer.click();
  const isNew = async () => (await versionOf(page).catch(() => before)) === before + 10;
  sums.expect(await until(isNew), 'the new version does not open once the person has agreed');
  await page.getByText(ticket(3)).first().waitFor();
  sums.diverged += divergedBetween(await recordsOn(page), kept);
  hall.proxy.mangle = undefined;
  await page.reload();
  const visits = async () =>
    [...(await hall.office.log()).records.values()].filter(({ kind }) => kind === 'visit').length;
  sums.acknowledged += 3;
  if (!(await until(async () => (await visits()) >= 3))) sums.lost += 3 - (await visits());
  sums.doubled += Math.max(0, (await visits()) - 3);
  sums.diverged += divergedBetween(await recordsOn(page), (await hall.office.log()).records);
}

function ticket(number: number): RegExp {
  return new RegExp(`^[A-Z] 00${number}$`);
}

/** The endpoint with the client that is built with these plants beside it. @returns the path of its `main.js` */
async function deployed(name: string, plants: readonly Plant[]): Promise<string> {
  const client = await plantedClient(plants);
  const folder = join(dirname(client), `${name}-${plants.length}`);
  cpSync(join(ROOT, 'dist/server'), join(folder, 'server'), { recursive: true });
  cpSync(client, join(folder, 'client'), { recursive: true });
  return join(folder, 'server', 'main.js');
}

function versionOf(page: Page): Promise<number> {
  return page.evaluate(
    async () => (await indexedDB.databases()).find(({ name }) => name === 'guichet')?.version ?? 0,
  );
}

function openingOf(page: Page): Promise<string | undefined> {
  const opening = page.evaluate(() => globalThis.tablet.open());
  // Where it is not waited for to its end, the page is closed under it.
  opening.catch(() => undefined);
  return opening;
}

/** Does something in another of the tablet's tabs. */
async function onPage<T>(tablet: RigTablet, page: Page, work: () => Promise<T>): Promise<T> {
  const present = tablet.page;
  tablet.page = page;
  try {
    return await work();
  } finally {
    tablet.page = present;
  }
}

const LATE = Symbol('late');

async function within<T>(ms: number, work: Promise<T>): Promise<T | typeof LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + OPENS_WITHIN_MS;
  while (Date.now() < deadline) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
