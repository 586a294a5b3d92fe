import type { Poste } from '../../../src/domain/rights.ts';
import type { EnrolledDevice } from '../../../src/server/use-cases/ports.ts';
import { chance } from './chance.ts';
import { memoryOfficeDatabase } from './memory-office-database.ts';
import { numberIn, Said } from './said.ts';
import { SimulatedBrowser } from './simulated-browser.ts';
import { CONDITIONS, SimulatedLink } from './simulated-link.ts';
import { SITE, SimulatedOffice } from './simulated-office.ts';
import { SimulatedTablet } from './simulated-tablet.ts';
import { sqliteOfficeDatabase } from './sqlite-office-database.ts';
import {
  type Copy,
  comeBack,
  cursorAhead,
  hasConverged,
  heldBy,
  trespasses,
  type Violation,
  verdict,
} from './verdict.ts';
import { type Process, World } from './world.ts';

export interface StormOptions {
  readonly tracing?: boolean;
  /** Cuts the power of the first tablet before this task of its own, and of nothing else. */
  readonly crashAt?: number;
  /** The endpoint on a real SQLite file; in memory when left out. */
  readonly sqlite?: boolean;
  /** The true time when it begins, milliseconds since 1970. */
  readonly startAt?: number;
  /** Which misfortunes there are; all when left out. */
  readonly only?: readonly Misfortune[];
}

export interface SeedOutcome {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly acknowledged: number;
  readonly trace: readonly string[];
  /** Moments at which a process could have died. */
  readonly moments: number;
  /** Moments of the first tablet: `crashAt` is one of them. */
  readonly ownMoments: number;
}

export type Misfortune =
  | 'network'
  | 'power'
  | 'tabs'
  | 'clocks'
  | 'endpoint'
  | 'restore'
  | 'rights'
  | 'disk'
  | 'retention';
const MISFORTUNES: readonly Misfortune[] = [
  'network',
  'power',
  'tabs',
  'clocks',
  'endpoint',
  'restore',
  'rights',
  'disk',
  'retention',
];

const START = Date.UTC(2026, 2, 2, 8);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const SKEWS = [0, 0, 90 * SECOND, 4 * MINUTE, -4 * MINUTE, HOUR, -HOUR, YEAR, -YEAR, -START];

const POSTES: readonly (readonly Poste[])[] = [['accueil', 'qualite'], ['accueil'], ['pan'], ['accueil']];
const OTHER_POSTES: readonly (readonly Poste[])[] = [['accueil', 'pan'], ['accueil'], ['affichage'], ['pan']];

/** More than any storm takes: where so many come, somebody asks without end. */
const REQUESTS_MAX = 2_000;

/** How long all may take to be everywhere, once everything works again. */
const QUIET_MAX = 10 * MINUTE;

/** One storm and the quiet after it. The same seed and options, the same storm. */
export async function runSeed(seed: number, options: StormOptions = {}): Promise<SeedOutcome> {
  const world = new World(options.startAt ?? START, chance(seed), options.tracing ?? false);
  const browser = new SimulatedBrowser(world);
  const uninstall = browser.install();
  const storm = await Storm.open(world, browser, options);
  try {
    await storm.rage();
    await storm.calm();
  } finally {
    await storm.office.stop();
    uninstall();
  }
  return {
    seed,
    violations: storm.violations,
    acknowledged: storm.said.acknowledged,
    trace: world.trace,
    moments: world.tasks,
    ownMoments: storm.ownMoments,
  };
}

class Storm {
  readonly said = new Said();
  readonly violations: Violation[] = [];
  readonly office: SimulatedOffice;
  ownMoments = 0;
  readonly #world: World;
  readonly #tablets: SimulatedTablet[];
  readonly #postes = new Map<string, readonly Poste[]>();
  readonly #pastPostes = new Map<string, readonly Poste[]>();
  readonly #crashAt: number | undefined;
  readonly #may: ReadonlySet<Misfortune>;
  readonly #crashes: number;
  #raging = true;
  #records = 0;
  /** A backup from before a removal was put back: what was removed may be there again. */
  #isPutBack = false;

  private constructor(
    world: World,
    browser: SimulatedBrowser,
    office: SimulatedOffice,
    devices: readonly EnrolledDevice[],
    options: StormOptions,
  ) {
    this.#world = world;
    this.office = office;
    this.#crashAt = options.crashAt;
    const { chance: draw } = world;
    const may = new Set(
      (options.only ?? MISFORTUNES).filter(() => options.only !== undefined || draw.happens(0.6)),
    );
    // What a device wrote and may write no more cannot come back from it after a restoration.
    if (may.has('restore')) may.delete('rights');
    // A clock that stands at 1970 says of nothing how old it is.
    if (may.has('retention')) may.delete('clocks');
    this.#may = may;
    this.#crashes = may.has('power') ? draw.pick([0, 0.002, 0.01]) : 0;
    this.#tablets = devices.map(({ id, postes }) => {
      this.#postes.set(id, postes);
      this.#pastPostes.set(id, postes);
      const link = new SimulatedLink(world, office, id);
      const tablet = new SimulatedTablet(world, browser, this.said, link, id, postes);
      link.pageLimit = draw.pick([1000, 5, 2]);
      if (may.has('clocks')) tablet.skewMs = draw.pick(SKEWS);
      return tablet;
    });
    office.onGrew = (seq) => {
      for (const tablet of this.#tablets) if (tablet.link.condition === 'good') tablet.wake(seq);
    };
    world.beforeTask = (owner) => this.#perhapsDie(owner);
    for (const tablet of this.#tablets) tablet.openTab();
  }

  static async open(world: World, browser: SimulatedBrowser, options: StormOptions): Promise<Storm> {
    const devices = POSTES.slice(0, 2 + world.chance.below(3)).map((postes, index): EnrolledDevice => {
      const id = `tablet${index + 1}`;
      return {
        site: SITE,
        id,
        name: id,
        postes,
        series: 'ABCD'[index] ?? 'Z',
        keyThumbprint: id,
        createdAt: 0,
      };
    });
    const database = options.sqlite ? await sqliteOfficeDatabase() : memoryOfficeDatabase();
    const office = await SimulatedOffice.open(world, database, devices);
    return new Storm(world, browser, office, devices, options);
  }

  /** Things happen at any moment, for some minutes. */
  async rage(): Promise<void> {
    const { chance: draw } = this.#world;
    const actions = 15 + draw.below(45);
    for (let left = actions; left > 0; left -= 1) {
      await this.#world.passUntil(this.#world.now + draw.below(draw.happens(0.2) ? 20 * SECOND : SECOND));
      await this.#act();
    }
    this.#raging = false;
  }

  async #act(): Promise<void> {
    const { chance: draw } = this.#world;
    const tablet = draw.pick(this.#tablets);
    if (draw.happens(0.1)) await this.#inspect();
    if (!tablet.isOn) return;
    if (draw.happens(0.55) || this.#may.size === 0) return this.#write(tablet);
    await this.#misfortune(draw.pick([...this.#may]), tablet);
  }

  #write(tablet: SimulatedTablet): void {
    const { chance: draw } = this.#world;
    const kind = draw.happens(0.7) ? 'visit' : 'appointment';
    const facts =
      kind === 'visit' ? ['arrival', 'call', 'departure', 'void'] : ['slot', 'arrival', 'outcome'];
    const some = facts.filter(() => draw.happens(0.4));
    const chosen = some.length === 0 ? [draw.pick(facts)] : some;
    const isNew = draw.happens(0.3);
    this.#records += 1;
    const id = isNew ? `new-${this.#records}` : `${kind}-${draw.below(4)}`;
    tablet.write(kind, id, chosen);
    if (draw.happens(0.1)) tablet.write(kind, `${kind}-${draw.below(4)}`, [draw.pick(facts)]);
    // The same fact once more, while it is on its way.
    if (!isNew && draw.happens(0.25))
      this.#world.after(draw.below(150), undefined, () => {
        if (tablet.isOn) tablet.write(kind, id, chosen);
      });
  }

  async #misfortune(misfortune: Misfortune, tablet: SimulatedTablet): Promise<void> {
    const { chance: draw } = this.#world;
    switch (misfortune) {
      case 'network':
        tablet.link.condition = draw.happens(0.4) ? 'good' : draw.pick(CONDITIONS);
        this.#world.note(() => `${tablet.name} network: ${tablet.link.condition}`);
        if (tablet.link.condition === 'good') tablet.tellOnline();
        return;
      case 'power':
        return this.#die(tablet);
      case 'tabs':
        return this.#changeTabs(tablet);
      case 'clocks':
        tablet.skewMs = draw.pick(SKEWS);
        this.#world.note(() => `${tablet.name} clock: ${tablet.skewMs / SECOND} s`);
        return;
      case 'endpoint':
        if (!this.office.isUp) return this.office.start();
        return draw.happens(0.7) ? this.office.dieSoon() : this.office.stop();
      case 'restore':
        if (draw.happens(0.6)) await this.office.backUp();
        else {
          await this.office.restore();
          this.#isPutBack = true;
        }
        return;
      case 'rights': {
        const postes = draw.pick(OTHER_POSTES);
        this.#world.note(() => `${tablet.name} becomes ${postes}`);
        if (this.office.isUp) {
          this.#postes.set(tablet.name, postes);
          this.#pastPostes.set(tablet.name, [...this.#everHad(tablet.name), ...postes]);
        }
        return this.office.changePostes(tablet.name, postes);
      }
      case 'retention':
        return this.#retain();
      case 'disk':
        this.#world.note(() => `${tablet.name}: its next commit fails`);
        tablet.disk.failNextCommit = draw.pick(['QuotaExceededError', 'UnknownError']);
    }
  }

  /** Years pass while everything sleeps, and the endpoint removes what is due, or forgets what it has removed. */
  async #retain(): Promise<void> {
    const days = this.#world.chance.pick([0, 401, 800]);
    this.#world.note(() => `${days} days pass`);
    this.#world.now += days * DAY;
    for (const { facts } of await this.office.retain()) {
      for (const { value } of Object.values(facts)) {
        const saying = this.said.of(numberIn(value));
        if (saying !== undefined) this.said.counted.add(saying);
      }
    }
  }

  #changeTabs(tablet: SimulatedTablet): void {
    const { chance: draw } = this.#world;
    const process = draw.pick(tablet.tabs);
    const what = draw.below(4);
    if (what === 0 && tablet.tabs.length < 3) tablet.openTab();
    if (what === 1 && tablet.tabs.length > 1) tablet.closeTab(process);
    if (what === 2) tablet.freeze(process);
    if (what === 3) tablet.thawAll();
  }

  #die(tablet: SimulatedTablet): void {
    tablet.cutPower();
    this.#world.after(100 + this.#world.chance.below(20 * SECOND), undefined, () => {
      if (!tablet.isOn) tablet.openTab();
    });
  }

  #perhapsDie(owner: Process): void {
    const tablet = this.#tablets.find(({ name }) => name === owner.memory);
    if (tablet === undefined || !this.#raging) return;
    if (tablet === this.#tablets[0]) this.ownMoments += 1;
    const isPlanned = tablet === this.#tablets[0] && this.ownMoments === this.#crashAt;
    if (isPlanned || (this.#crashes > 0 && this.#world.chance.happens(this.#crashes))) this.#die(tablet);
  }

  /** Everything works again, for as long as it takes; then all must be everywhere. */
  async calm(): Promise<void> {
    const world = this.#world;
    world.note(() => 'calm');
    await this.office.stop();
    await this.office.start();
    for (const tablet of this.#tablets) {
      tablet.link.condition = 'good';
      tablet.disk.failNextCommit = undefined;
      tablet.thawAll();
      if (!tablet.isOn) tablet.openTab();
      tablet.tellOnline();
    }
    const until = world.now + QUIET_MAX;
    do await world.passUntil(world.now + 2 * SECOND);
    while (world.now < until && this.office.requests < REQUESTS_MAX && !(await this.#isOver()));
    if (!(await this.#isOver())) this.violations.push({ of: 'failed', what: 'it does not come to an end' });
    await this.#judge();
  }

  async #isOver(): Promise<boolean> {
    const held = await heldBy(this.office.store);
    return this.#copies().every((copy) => hasConverged(copy, held));
  }

  async #judge(): Promise<void> {
    const held = await heldBy(this.office.store);
    this.violations.push(...verdict(this.said, this.#copies(), held));
    if (!this.#isPutBack) this.violations.push(...comeBack(this.said, held));
    this.violations.push(...trespasses(this.said, held, this.#world.now, (device) => this.#everHad(device)));
    for (const tablet of this.#tablets) await this.office.sayAgain(tablet.name, held);
    await this.#world.passUntil(this.#world.now + 90 * SECOND);
    const later = await heldBy(this.office.store);
    if (later.seq !== held.seq)
      this.violations.push({ of: 'doubled', what: `the log goes on from ${held.seq} to ${later.seq}` });
    for (const error of this.#world.errors) this.violations.push({ of: 'failed', what: error });
  }

  /** Every poste that a device had at some time. */
  #everHad(device: string): readonly Poste[] {
    return this.#pastPostes.get(device) ?? this.#postes.get(device) ?? [];
  }

  /** In the midst of the storm: whatever is under way, no cursor is ahead. (New postes are learnt at the next pull only.) */
  async #inspect(): Promise<void> {
    if (!this.office.isUp || this.#may.has('rights')) return;
    const held = await heldBy(this.office.store);
    this.violations.push(...this.#copies().flatMap((copy) => cursorAhead(copy, held)));
  }

  #copies(): Copy[] {
    return this.#tablets.map(({ name, disk }) => ({ name, disk, postes: this.#postes.get(name) ?? [] }));
  }
}
