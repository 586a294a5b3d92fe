import { type BrowserContext, chromium, type Page } from 'playwright';
import type { NewSite } from '../../../src/contract/enrolment.ts';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { CHROMIUM_FLAGS, findChromium } from '../../../src/launch/chromium.mjs';
import type { Position } from '../../../src/sync/ports.ts';
import { type IdbBackEnd, idbBackEndFlags } from '../../fixtures/idb-back-ends.ts';
import type { Heard } from '../pages/tablet-page.ts';
import type { Ledger } from './ledger.ts';
import { commandOf, processesWith, signalAll, untilGone } from './process-tree.ts';

export interface RigTabletOptions {
  /** Where its browser keeps its profile. */
  readonly profile: string;
  /** Of the link: the page lies under `/rig/`. */
  readonly origin: string;
  readonly idb: IdbBackEnd;
  /** Takes down what the tablet says is saved. */
  readonly ledger: Ledger;
  /** Runs in the page before the product does. */
  readonly before?: () => void;
  readonly flags?: readonly string[];
}

/** What lies in a tablet's memory. */
export interface TabletMemory {
  readonly records: ReadonlyMap<string, GuichetRecord>;
  /** Ids of what waits to be sent. */
  readonly waiting: readonly string[];
  readonly position: Position | undefined;
}

/** A tablet with the rig's page open: a real Chromium on a profile on disk. */
export class RigTablet {
  readonly context: BrowserContext;
  page: Page;
  /** What a person was told could not be saved. */
  readonly refused: Heard[] = [];
  readonly #options: RigTabletOptions;

  private constructor(context: BrowserContext, page: Page, options: RigTabletOptions) {
    this.context = context;
    this.page = page;
    this.#options = options;
  }

  /** Opens the browser and the page. The memory is the caller's to open. */
  static async launched(options: RigTabletOptions): Promise<RigTablet> {
    const context = await chromium.launchPersistentContext(options.profile, {
      executablePath: findChromium() ?? 'chromium',
      args: [...CHROMIUM_FLAGS, ...idbBackEndFlags(options.idb), ...(options.flags ?? [])],
    });
    const tablet = new RigTablet(context, context.pages()[0] ?? (await context.newPage()), options);
    await context.exposeFunction('heard', (heard: Heard) => tablet.#hear(heard));
    if (options.before !== undefined) await context.addInitScript(options.before);
    await tablet.load();
    return tablet;
  }

  /** Opens browser, page and memory, and starts the exchanges of a tablet that is enrolled. */
  static async opened(options: RigTabletOptions): Promise<RigTablet> {
    const tablet = await RigTablet.launched(options);
    await tablet.open();
    return tablet;
  }

  async load(): Promise<void> {
    await this.page.goto(`${this.#options.origin}/rig/`);
    await this.page.waitForFunction('globalThis.tablet !== undefined');
  }

  /** @throws where the memory does not open */
  async open(): Promise<void> {
    const failure = await this.page.evaluate(() => globalThis.tablet.open());
    if (failure !== undefined) throw new Error(`The tablet's memory does not open: ${failure}`);
    await this.page.evaluate(() => {
      if (globalThis.tablet.isEnrolled()) globalThis.tablet.start();
    });
  }

  async enrol(code: string, name: string, site?: NewSite): Promise<void> {
    const failure = await this.page.evaluate(
      ([code, name, site]) => globalThis.tablet.enrol(code, name, site),
      [code, name, site] as const,
    );
    if (failure !== undefined) throw new Error(`The tablet is not enrolled: ${failure}`);
    await this.page.evaluate(() => globalThis.tablet.start());
  }

  /** The page is opened anew, as after a crash of it. */
  async reopenPage(): Promise<void> {
    await this.page.close().catch(() => undefined);
    this.page = await this.context.newPage();
    await this.load();
    await this.open();
  }

  /**
   * Writes facts number `from` on. Rejects when the page or the browser dies meanwhile, or when they are not done in time.
   * @returns how many were saved
   */
  write(from: number, count: number, { pauseMs = 0, withinMs = 120_000 } = {}): Promise<number> {
    const written = this.page.evaluate(
      ([from, count, pauseMs]) => globalThis.tablet.write(from, count, pauseMs),
      [from, count, pauseMs] as const,
    );
    return within(withinMs, written, 'A write does not end');
  }

  async memory(): Promise<TabletMemory> {
    const { records, waiting, position } = await this.page.evaluate(() => globalThis.tablet.held());
    return { records: new Map(records.map((record) => [record.id, record])), waiting, position };
  }

  /** What lies in the copy of what waits. */
  copied(): Promise<readonly GuichetRecord[]> {
    return this.page.evaluate(() => globalThis.tablet.copied());
  }

  syncNow(): Promise<void> {
    return this.page.evaluate(() => globalThis.tablet.syncNow());
  }

  /** Waits until nothing waits and the cursor has reached the head of the log. */
  async untilUpToDate(seq: () => number | Promise<number>, withinMs = 60_000): Promise<void> {
    await this.#until(
      async ({ waiting, position }) => waiting.length === 0 && position?.cursor === (await seq()),
      withinMs,
    );
  }

  /** Waits until nothing waits. */
  async untilSent(withinMs = 60_000): Promise<void> {
    await this.#until(({ waiting }) => waiting.length === 0, withinMs);
  }

  async #until(
    reached: (memory: TabletMemory) => boolean | Promise<boolean>,
    withinMs: number,
  ): Promise<void> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const memory = await this.memory();
      if (await reached(memory)) return;
      const { waiting, position } = memory;
      if (Date.now() > deadline) {
        const state = await this.page.evaluate(() => globalThis.tablet.state());
        throw new Error(`Not up to date: ${waiting.length} wait, ${JSON.stringify({ position, state })}`);
      }
      await this.syncNow();
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  /** The browser and all its processes stand still. */
  freeze(): void {
    signalAll(processesWith(this.#options.profile), 'SIGSTOP');
  }

  /** `kill -9` of the browser and all its processes. */
  async kill(): Promise<void> {
    const pids = processesWith(this.#options.profile);
    signalAll(pids, 'SIGKILL');
    await untilGone(pids);
    await this.context.close().catch(() => undefined);
  }

  /** `kill -9` of the page's process; the browser stays. */
  async killPage(): Promise<void> {
    const pids = processesWith(this.#options.profile).filter((pid) =>
      commandOf(pid).includes('--type=renderer'),
    );
    signalAll(pids, 'SIGKILL');
    await untilGone(pids);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  #hear({ n, id, fact, failed }: Heard): void {
    if (id === undefined || fact === undefined)
      this.refused.push({ n, ...(failed === undefined ? {} : { failed }) });
    else this.#options.ledger.say({ n, id, fact });
  }
}

async function within<T>(ms: number, work: Promise<T>, otherwise: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
