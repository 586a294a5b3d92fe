import type { RecordStore } from '../../../src/commands/desk.ts';
import type { Device } from '../../../src/contract/enrolment.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { StoreFailure } from '../../../src/domain/kernel/store-failure.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import type { Poste } from '../../../src/domain/rights.ts';
import { fetchRemote } from '../../../src/remote/fetch-remote.ts';
import { GuichetDatabase } from '../../../src/storage/database.ts';
import { indexedDbIntake } from '../../../src/storage/indexed-db-intake.ts';
import { indexedDbRecordStore } from '../../../src/storage/indexed-db-record-store.ts';
import { indexedDbSyncStore } from '../../../src/storage/indexed-db-sync-store.ts';
import { metaRow } from '../../../src/storage/meta.ts';
import { PULL_LOCK, PUSH_LOCK, webLock } from '../../../src/storage/web-lock.ts';
import { endpointClock } from '../../../src/sync/endpoint-clock.ts';
import { type Synchronizer, startSynchronizer } from '../../../src/sync/synchronizer.ts';
import type { Said } from './said.ts';
import { factValue, numberIn } from './said.ts';
import type { SimulatedBrowser } from './simulated-browser.ts';
import { keyText } from './simulated-key-range.ts';
import type { SimulatedLink } from './simulated-link.ts';
import { SITE } from './simulated-office.ts';
import type { Process, World } from './world.ts';

const TIME = siteTime('Europe/Paris');

interface Tab {
  readonly process: Process;
  readonly store: RecordStore;
  readonly synchronizer: Synchronizer;
}

/** Ids that one tablet draws for one record, as `newId` does. */
const isNew = (id: string) => id.startsWith('new-');

/** A tablet: a disk that outlives everything, a wall clock that may be wrong, and the tabs open on it. */
export class SimulatedTablet {
  readonly device: Device;
  readonly link: SimulatedLink;
  /** Its wall clock minus the true time. */
  skewMs = 0;
  readonly #world: World;
  readonly #browser: SimulatedBrowser;
  readonly #said: Said;
  #tabs: Tab[] = [];
  #opened = 0;

  constructor(
    world: World,
    browser: SimulatedBrowser,
    said: Said,
    link: SimulatedLink,
    name: string,
    postes: readonly Poste[],
  ) {
    this.#world = world;
    this.#browser = browser;
    this.#said = said;
    this.link = link;
    this.device = {
      device: name,
      name,
      site: SITE,
      zone: 'Europe/Paris',
      postes: [...postes],
      series: 'A',
      epoch: 'epoch-1',
    };
    const meta = this.disk.table('meta');
    const position = { epoch: 'epoch-1', scope: '', cursor: 0 };
    for (const row of [metaRow('device', this.device), metaRow('position', position)])
      meta.set(keyText(row.key), { ...row });
  }

  get name(): string {
    return this.device.device;
  }

  get disk() {
    return this.#browser.disk(this.name);
  }

  get isOn(): boolean {
    return this.#tabs.length > 0;
  }

  get tabs(): readonly Process[] {
    return this.#tabs.map(({ process }) => process);
  }

  now(): number {
    return this.#world.now + this.skewMs;
  }

  openTab(): void {
    this.#opened += 1;
    const process: Process = {
      name: `${this.name}/${this.#opened}`,
      memory: this.name,
      alive: true,
      frozen: false,
    };
    this.#world.note(() => `${process.name} opens`);
    this.#world.after(0, process, () => {
      this.#tabs.push(this.#start(process));
    });
  }

  #start(process: Process): Tab {
    const database = new GuichetDatabase(this.name, async () => undefined);
    const now = () => this.now();
    const { site, device } = this.device;
    const store = indexedDbRecordStore({ database, kinds, time: TIME, site, device, now });
    let batches = 0;
    const synchronizer = startSynchronizer({
      store: indexedDbSyncStore(database, kinds, now, async () => indexedDbIntake),
      remote: fetchRemote(this.link.client(process)),
      pushLock: webLock(PUSH_LOCK),
      pullLock: webLock(PULL_LOCK),
      clock: endpointClock({ wall: now, monotonic: () => this.#world.now }),
      now,
      random: () => this.#world.chance.next(),
      setTimer: (delayMs, run) => this.#world.after(delayMs, process, run),
      report: (error) => this.#report(process, error),
      newBatchId() {
        batches += 1;
        return `${process.name}/${batches}`;
      },
    });
    return { process, store, synchronizer };
  }

  /** A person states some facts of a record, on one of the tabs. */
  write(kind: string, id: string, facts: readonly string[]): void {
    const tab = this.#world.chance.pick(this.#tabs);
    this.#world.after(0, tab.process, () => this.#write(tab, kind, id, facts));
  }

  async #write(tab: Tab, kind: string, id: string, facts: readonly string[]): Promise<void> {
    const sayings = facts.map((fact) => this.#said.begin({ id, kind, fact, device: this.name }));
    const what = () => `${tab.process.name} ${id} ${sayings.map(({ fact, number }) => `${fact}=${number}`)}`;
    this.#world.note(() => `${what()} …`);
    // The promise of a process that dies is never kept: these sayings stay in doubt.
    tab.store
      .write(async (transaction) => {
        const held = await transaction.get(id);
        for (const saying of sayings) saying.over = numberIn(held?.facts[saying.fact]?.value);
        const values = sayings.map(({ fact, number }) => [fact, factValue(fact, kind, number)]);
        await transaction[isNew(id) ? 'create' : 'state'](kind, id, Object.fromEntries(values));
      })
      .then(
        () => {
          this.#world.note(() => `${what()} saved`);
          for (const saying of sayings) saying.state = 'saved';
          tab.synchronizer.noteWrite();
        },
        (error: unknown) => {
          this.#world.note(() => `${what()} not saved`);
          for (const saying of sayings) saying.state = 'failed';
          if (error instanceof StoreFailure) tab.synchronizer.noteWrite(error.failure);
          this.#report(tab.process, error);
        },
      );
  }

  /** A memory that fails is expected here; anything else is a bug. */
  #report(process: Process, error: unknown): void {
    if (!(error instanceof StoreFailure))
      this.#world.errors.push(`${process.name}: ${(error as Error).stack}`);
  }

  /** The endpoint's log has grown. */
  wake(seq: number): void {
    for (const { process, synchronizer } of this.#tabs)
      this.#world.after(20, process, () => synchronizer.wake(seq));
  }

  /** Somebody presses « Envoyer maintenant ». */
  ask(): void {
    for (const { process, synchronizer } of this.#tabs)
      this.#world.after(0, process, () => synchronizer.request('person'));
  }

  /** The network is there again, as far as the tablet can tell. */
  tellOnline(): void {
    for (const { process, synchronizer } of this.#tabs)
      this.#world.after(0, process, () => synchronizer.request('online'));
  }

  closeTab(process: Process): void {
    this.#world.note(() => `${process.name} dies`);
    this.#browser.kill(process, false);
    this.#tabs = this.#tabs.filter((tab) => tab.process !== process);
  }

  cutPower(): void {
    this.#world.note(() => `${this.name} loses its power`);
    for (const { process } of this.#tabs) this.#browser.kill(process, true);
    this.#tabs = [];
  }

  freeze(process: Process): void {
    this.#world.note(() => `${process.name} freezes`);
    process.frozen = true;
  }

  thawAll(): void {
    for (const { process } of this.#tabs) if (process.frozen) this.#world.thaw(process);
  }
}
