import * as v from 'valibot';
import { PROTOCOL_MIN } from '../../../src/contract/protocol.ts';
import type { Problem } from '../../../src/contract/refusal.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import type { Poste } from '../../../src/domain/rights.ts';
import { sendProblem } from '../../../src/server/http/answers.ts';
import { deviceRoutes } from '../../../src/server/http/device-routes.ts';
import { JsonText, type Route } from '../../../src/server/http/route.ts';
import { syncRoutes } from '../../../src/server/http/sync-routes.ts';
import type { Endpoint } from '../../../src/server/use-cases/endpoint.ts';
import { identify } from '../../../src/server/use-cases/identify.ts';
import { intake } from '../../../src/server/use-cases/intake.ts';
import { localWakes } from '../../../src/server/use-cases/local-wakes.ts';
import type { EnrolledDevice, Site, Store } from '../../../src/server/use-cases/ports.ts';
import { runRetention } from '../../../src/server/use-cases/run-retention.ts';
import { Life, mortalStore } from './mortal-store.ts';
import type { OfficeDatabase } from './office-database.ts';
import { type Held, heldBy } from './verdict.ts';
import type { World } from './world.ts';

export const SITE = 'gers';
const ZONE = 'Europe/Paris';

/** What comes over the wire, as the device that the proof names sent it. */
export interface Question {
  readonly device: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** The endpoint: its real routes and use cases. The wire, the proof of the key and the clock are simulated. */
export class SimulatedOffice {
  readonly #world: World;
  readonly #database: OfficeDatabase;
  #store: Store | undefined;
  #endpoint: Endpoint | undefined;
  #routes: readonly Route[] = [];
  #life = new Life();
  readonly #inbox: { readonly question: Question; readonly answer: (answer: Answer | undefined) => void }[] =
    [];
  #epochs = 1;
  requests = 0;
  /** Called after each growth of the log. */
  onGrew: (seq: number) => void = () => undefined;

  private constructor(world: World, database: OfficeDatabase) {
    this.#world = world;
    this.#database = database;
  }

  static async open(
    world: World,
    database: OfficeDatabase,
    devices: readonly EnrolledDevice[],
  ): Promise<SimulatedOffice> {
    const office = new SimulatedOffice(world, database);
    await office.start();
    const site: Site = { id: SITE, zone: ZONE, seq: 0, epoch: 'epoch-1', createdAt: world.now };
    await office.store.transaction(async (tables) => {
      await tables.sites.add(site);
      for (const device of devices) await tables.devices.add(device);
    });
    return office;
  }

  get isUp(): boolean {
    return this.#endpoint !== undefined;
  }

  /** The database itself, past the endpoint. */
  get store(): Store {
    if (this.#store === undefined) throw new Error('The database is closed');
    return this.#store;
  }

  async start(): Promise<void> {
    if (this.#endpoint !== undefined) return;
    this.#world.note(() => 'endpoint starts');
    this.#store = await this.#database.open();
    this.#life = new Life();
    const store = mortalStore(this.#store, this.#life);
    const wakes = localWakes();
    wakes.follow({ grew: ({ seq }) => this.onGrew(seq), revoked: () => undefined });
    const parts = {
      store,
      wakes,
      kinds,
      now: () => this.#world.now,
      random: (count: number) => Uint8Array.from({ length: count }, () => this.#world.chance.below(256)),
    };
    const endpoint: Endpoint = { ...parts, intake: intake(parts) };
    this.#endpoint = endpoint;
    this.#routes = [...syncRoutes(endpoint), ...deviceRoutes(endpoint)];
  }

  async stop(): Promise<void> {
    this.#world.note(() => 'endpoint stops');
    this.#endpoint = undefined;
    this.#store = undefined;
    await this.#database.close();
  }

  /** It dies at some call to its database from now on. */
  dieSoon(): void {
    const calls = this.#world.chance.below(8);
    this.#world.note(() => `endpoint will die after ${calls} calls`);
    this.#life.endAfter(calls);
  }

  async backUp(): Promise<void> {
    if (!this.isUp) return;
    this.#world.note(() => 'backup');
    await this.#database.backUp();
  }

  /** The last backup takes the place of the database, and the log another name. */
  async restore(): Promise<void> {
    const wasUp = this.isUp;
    if (wasUp) await this.stop();
    this.#epochs += 1;
    const isRestored = await this.#database.restore(`epoch-${this.#epochs}`);
    if (isRestored) this.#world.note(() => `restored as epoch-${this.#epochs}`);
    if (isRestored || wasUp) await this.start();
  }

  /** Retention does what is due. @returns the records it has removed, as they were */
  async retain(): Promise<readonly GuichetRecord[]> {
    if (this.#endpoint === undefined) return [];
    this.#world.note(() => 'retention');
    const before = await heldBy(this.store);
    try {
      await runRetention(this.#endpoint);
    } catch (error) {
      if (!this.#life.dead) this.#world.errors.push(`retention: ${(error as Error).stack}`);
    }
    const { records } = await heldBy(this.store);
    if (this.#life.dead) await this.stop();
    return [...before.records.values()].filter(({ id }) => !records.has(id));
  }

  async changePostes(device: string, postes: readonly Poste[]): Promise<void> {
    if (!this.isUp) return;
    await this.store.transaction(({ devices }) => devices.setPostes(SITE, device, postes));
  }

  /** All that is here is pushed once more, by a device: a repeated push changes nothing. */
  async sayAgain(device: string, { epoch, records }: Held): Promise<void> {
    const said = [...records.values()].map(({ seq: _seq, ...record }) => record);
    const body = JSON.stringify({ protocol: PROTOCOL_MIN, device, epoch, batch: 'again', records: said });
    await this.#answer({ device, method: 'POST', path: ROUTES.push, query: {}, body });
  }

  /** Questions that come at about the same time are worked on at the same time. @returns `undefined` when the link broke */
  receive(question: Question): Promise<Answer | undefined> {
    return new Promise((answer) => {
      this.#inbox.push({ question, answer });
      if (this.#inbox.length === 1) this.#world.after(2, undefined, () => this.#work());
    });
  }

  async #work(): Promise<void> {
    const jobs = this.#inbox.splice(0);
    await Promise.all(
      jobs.map(async ({ question, answer }) => {
        this.requests += 1;
        answer(await this.#answer(question));
      }),
    );
    if (this.#life.dead && this.isUp) {
      this.#world.note(() => 'endpoint died');
      await this.stop();
    }
  }

  async #answer(question: Question): Promise<Answer | undefined> {
    const endpoint = this.#endpoint;
    if (endpoint === undefined) return undefined;
    try {
      return await this.#handle(endpoint, question);
    } catch (error) {
      if (this.#life.dead) return undefined;
      this.#world.errors.push(`endpoint: ${(error as Error).stack}`);
      return problem({ error: 'internal' }, endpoint.now());
    }
  }

  async #handle(endpoint: Endpoint, { device, method, path, query, body }: Question): Promise<Answer> {
    const route = this.#routes.find((one) => one.method === method && one.path === path);
    if (route === undefined) return problem({ error: 'not-found' }, endpoint.now());
    const caller = await identify(endpoint, device, 'any-poste');
    if (!caller.ok) return problem(caller.failure, endpoint.now());
    const read = {
      body: route.body && v.parse(route.body, JSON.parse(body ?? 'null')),
      query: route.query && v.parse(route.query, query),
    };
    const outcome = await route.handle({
      caller: caller.value as never,
      ...read,
      params: {},
      reply: undefined as never,
    });
    if (!outcome.ok) return problem(outcome.failure, endpoint.now());
    const text = outcome.value instanceof JsonText ? outcome.value.text : JSON.stringify(outcome.value);
    return { status: 200, text };
  }
}

/** As `sendProblem` says it. */
function problem(told: Problem, now: number): Answer {
  let answer: Answer = { status: 500, text: '' };
  let status = 200;
  const reply = {
    code(given: number) {
      status = given;
      return reply;
    },
    header: () => reply,
    send(body: unknown) {
      answer = { status, text: JSON.stringify(body) };
      return reply;
    },
  };
  sendProblem(reply as never, told, now);
  return answer;
}
