import { CLOCK_TOLERANCE_MS } from '../../../src/contract/protocol.ts';
import { canonicalJson } from '../../../src/domain/kernel/canonical-json.ts';
import { filingDay } from '../../../src/domain/kernel/filing-day.ts';
import { mergeFacts } from '../../../src/domain/kernel/merge.ts';
import type { Facts, GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { stampMs } from '../../../src/domain/kernel/stamp.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { TALLY } from '../../../src/domain/retention/tally.ts';
import { mayRead, mayWrite, type Poste } from '../../../src/domain/rights.ts';
import type { Store } from '../../../src/server/use-cases/ports.ts';
import type { Position } from '../../../src/sync/ports.ts';
import { numberIn, type Said, type Saying } from './said.ts';
import type { Disk } from './simulated-indexed-db.ts';
import { keyText } from './simulated-key-range.ts';
import { SITE } from './simulated-office.ts';

/** One thing that must never be, in words. `of` tells which of the tallies of a fault it counts in. */
export interface Violation {
  readonly of: 'lost' | 'doubled' | 'diverged' | 'failed';
  readonly what: string;
}

/** What the endpoint holds. */
export interface Held {
  readonly epoch: string;
  readonly seq: number;
  readonly records: ReadonlyMap<string, GuichetRecord & { readonly seq: number }>;
}

/** A tablet, as it lies on its disk. */
export interface Copy {
  readonly name: string;
  readonly postes: readonly Poste[];
  readonly disk: Disk;
}

const SITE_TIME = siteTime('Europe/Paris');

const EVERYTHING = { after: 0, limit: 1_000_000, kinds: [], unknownKinds: true, known: ['none'] };

export async function heldBy(store: Store): Promise<Held> {
  const site = await store.read.sites.byId(SITE);
  if (site === undefined) throw new Error('The site is gone');
  const rows = await store.read.records.page(SITE, EVERYTHING);
  const records = rows.map(({ id, kind, facts, seq }) => ({
    id,
    site: SITE,
    kind,
    facts: JSON.parse(facts) as Facts,
    seq,
  }));
  return { epoch: site.epoch, seq: site.seq, records: new Map(records.map((record) => [record.id, record])) };
}

export function metaOf<T>(disk: Disk, key: string): T | undefined {
  return disk.table('meta').get(keyText(key))?.value as T | undefined;
}

/** A cursor must never be ahead of what is here: what it passed over is never asked for again. */
export function cursorAhead({ name, postes, disk }: Copy, { epoch, seq, records }: Held): Violation[] {
  const position = metaOf<Position>(disk, 'position');
  if (position === undefined || position.epoch !== epoch) return [];
  if (position.cursor > seq)
    return [{ of: 'lost', what: `${name}: cursor ${position.cursor} beyond the log's ${seq}` }];
  const missed = [...records.values()].filter((record) => {
    if (record.seq > position.cursor || !mayRead(postes, record.kind)) return false;
    const mine = (disk.table('records').get(record.id)?.facts ?? {}) as Facts;
    return mergeFacts(mine, record.facts) !== mine;
  });
  return missed.map(({ id, seq: at }) => ({
    of: 'lost',
    what: `${name}: cursor ${position.cursor} has passed ${id} (${at}), which is not here`,
  }));
}

/** Whether nothing is under way any more: all is sent, all is received. */
export function hasConverged({ disk }: Copy, { epoch, seq }: Held): boolean {
  const position = metaOf<Position>(disk, 'position');
  return disk.table('outbox').size === 0 && position?.epoch === epoch && position.cursor === seq;
}

/** What is wrong once all is quiet. */
export function verdict(said: Said, copies: readonly Copy[], held: Held): Violation[] {
  return [
    ...copies.flatMap((copy) => cursorAhead(copy, held)),
    ...copies.flatMap((copy) => differences(copy, held)),
    ...copies.flatMap((copy) => undrawn(copy)),
    ...copies.flatMap((copy) => unmarkedDays(copy)),
    ...copies.flatMap((copy) => misfiled(copy)),
    ...copies.flatMap((copy) => unswept(copy)),
    ...sources(said, held),
    ...losses(said, copies, held),
  ];
}

/** Copies that a device may read are the endpoint's, but for facts of its own that were refused. */
function differences({ name, postes, disk }: Copy, { records }: Held): Violation[] {
  const drawer = disk.table('drawer');
  const refused = (id: string) => (drawer.get(id)?.record as GuichetRecord | undefined)?.facts ?? {};
  const kept = (id: string, facts: Facts) =>
    canonicalJson(Object.fromEntries(Object.entries(facts).filter(([fact]) => !(fact in refused(id)))));
  const here = new Map(disk.rows('records').map((row) => [row.id, row]));
  const found: Violation[] = [];
  for (const record of records.values()) {
    if (!mayRead(postes, record.kind)) continue;
    const mine = here.get(record.id);
    if (mine === undefined) found.push({ of: 'lost', what: `${name}: ${record.id} is not here` });
    else if (kept(record.id, mine.facts) !== kept(record.id, record.facts))
      found.push({
        of: 'diverged',
        what: `${name}: ${record.id} is ${canonicalJson(mine.facts)}, at the endpoint ${canonicalJson(record.facts)}`,
      });
  }
  for (const { id, facts, kind } of here.values()) {
    if (!records.has(id) && mayRead(postes, kind) && kept(id, facts) !== '{}')
      found.push({ of: 'lost', what: `${name}: ${id} is here and nowhere else` });
  }
  return found;
}

/** What lies in the drawer is what the endpoint refused for good, and no row is without a fact. */
function undrawn({ name, disk }: Copy): Violation[] {
  return disk
    .rows('drawer')
    .filter(({ record, refused }) => Object.keys(record.facts).length === 0 || !FINAL.has(refused))
    .map(({ id, refused }) => ({ of: 'failed', what: `${name}: ${id} lies in the drawer (${refused})` }));
}

const FINAL: ReadonlySet<string> = new Set(['not-allowed', 'purged']);

/** A reading from the start has come to its end. */
function unswept({ name, disk }: Copy): Violation[] {
  return disk.rows('sweep').map(({ id }) => ({ of: 'failed', what: `${name}: ${id} is still to be swept` }));
}

/** What retention has removed is in the counts, and would be there twice. */
export function comeBack(said: Said, { records }: Held): Violation[] {
  return [...said.counted]
    .filter(({ id, fact, number }) => numberIn(records.get(id)?.facts[fact]?.value) === number)
    .map(({ id, fact, number }) => ({
      of: 'doubled',
      what: `${id}.${fact}=${number} was removed and is back`,
    }));
}

/** Each record is filed under the day of the site that its facts say, once. */
function misfiled({ name, disk }: Copy): Violation[] {
  return disk
    .rows('records')
    .filter((row) => row.day !== filingDay(row, kinds, SITE_TIME))
    .map(({ id, day }) => ({ of: 'failed', what: `${name}: ${id} is filed under ${day}` }));
}

/** Each record's day is marked for the statistics, whoever wrote it. Nothing unmarks them here. */
function unmarkedDays({ name, disk }: Copy): Violation[] {
  const marks = disk.table('dirty');
  return disk
    .rows('records')
    .filter(({ kind, day }) => !marks.has(keyText([kind, day])))
    .map(({ id, day }) => ({ of: 'failed', what: `${name}: the day ${day} of ${id} is not marked` }));
}

/** The endpoint holds nothing that nobody said, or that somebody was told was not saved. */
function sources(said: Said, { records }: Held): Violation[] {
  const found: Violation[] = [];
  for (const { id, facts } of records.values()) {
    for (const [fact, { value }] of Object.entries(facts)) {
      if (fact === TALLY) continue;
      const saying = said.of(numberIn(value));
      if (saying === undefined || saying.id !== id || saying.fact !== fact)
        found.push({ of: 'doubled', what: `${id}.${fact} at the endpoint was never said` });
      else if (saying.state === 'failed')
        found.push({ of: 'failed', what: `${id}.${fact}=${saying.number} was said not to be saved, and is` });
    }
  }
  return found;
}

/** Nobody said what they may not say, and no clock ran ahead of the endpoint's. @param postesOf all that a device ever had */
export function trespasses(
  said: Said,
  { records }: Held,
  now: number,
  postesOf: (device: string) => readonly Poste[],
): Violation[] {
  const found: Violation[] = [];
  for (const { id, kind, facts } of records.values()) {
    for (const [fact, { stamp, value }] of Object.entries(facts)) {
      const saying = said.of(numberIn(value));
      if (saying !== undefined && !mayWrite(postesOf(saying.device), kind, fact))
        found.push({ of: 'failed', what: `${id}.${fact}=${saying.number}: ${saying.device} may not say it` });
      if (stampMs(stamp) > now + CLOCK_TOLERANCE_MS)
        found.push({ of: 'failed', what: `${id}.${fact} is stamped ${stamp}, ahead of the endpoint` });
    }
  }
  return found;
}

/**
 * Each saying that was acknowledged is at the endpoint, or something said later by somebody who saw it or did not know of it
 * is, or was when retention removed it; or it lies in the drawer of its tablet.
 */
function losses(said: Said, copies: readonly Copy[], { records }: Held): Violation[] {
  const found: Violation[] = [];
  for (const saying of said.all) {
    if (saying.state !== 'saved') continue;
    const there = numberIn(records.get(saying.id)?.facts[saying.fact]?.value);
    const counted = [...said.counted].filter(({ id, fact }) => id === saying.id && fact === saying.fact);
    const stands = [there, ...counted.map(({ number }) => number)].some(
      (number) => number !== undefined && !isBefore(said, number, saying.number),
    );
    if (!stands && !isDrawn(said, copies, saying))
      found.push({
        of: 'lost',
        what: `${saying.id}.${saying.fact}=${saying.number}: at the endpoint ${there}`,
      });
  }
  return found;
}

function isBefore(said: Said, earlier: number, later: number): boolean {
  return earlier !== later && said.follows(later, earlier);
}

function isDrawn(said: Said, copies: readonly Copy[], saying: Saying): boolean {
  const mine = copies.find(({ name }) => name === saying.device);
  const row = mine?.disk.table('drawer').get(saying.id)?.record as GuichetRecord | undefined;
  const drawn = numberIn(row?.facts[saying.fact]?.value);
  return drawn !== undefined && !isBefore(said, drawn, saying.number);
}
