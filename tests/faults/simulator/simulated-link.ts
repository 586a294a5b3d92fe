import type * as v from 'valibot';
import { fail, ok, type Result } from '../../../src/domain/kernel/result.ts';
import type { EndpointClient } from '../../../src/remote/endpoint-client.ts';
import { readAnswer } from '../../../src/remote/signed-fetch.ts';
import type { Answer, Question, SimulatedOffice } from './simulated-office.ts';
import type { Process, World } from './world.ts';

/** How a tablet's network is. */
export const CONDITIONS = [
  'good',
  'slow',
  'lossy',
  'down',
  'half-open',
  'portal',
  'errors',
  'doubling',
  'stale',
  'cut',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** After this long the client takes the network for gone, whatever comes then. */
const LIMIT_MS = 60_000;

const PAGE = '<!doctype html><title>Wi-Fi</title><p>Bienvenue';
/** What something between the tablet and the endpoint may answer. */
const STATUSES = [200, 301, 401, 403, 404, 413, 429, 500, 502, 503];

/** The way between one tablet and the endpoint. What it does to an exchange is chance, by its condition. */
export class SimulatedLink {
  condition: Condition = 'good';
  /** Records in a page at most, so that a small log takes several. */
  pageLimit = 1000;
  readonly #world: World;
  readonly #office: SimulatedOffice;
  readonly #device: string;
  /** Answers that a cache on the way has kept, by question. */
  readonly #cached = new Map<string, Answer>();

  constructor(world: World, office: SimulatedOffice, device: string) {
    this.#world = world;
    this.#office = office;
    this.#device = device;
  }

  /** What the process asks through, as the real client does but for proof and compression. */
  client(process: Process): EndpointClient {
    const exchange = <T>(question: Question, schema: v.GenericSchema<unknown, T>): Promise<Result<T>> =>
      new Promise((resolve) => {
        let over = false;
        const end = (answer: Response | undefined) => {
          if (over) return;
          over = true;
          this.#world.after(0, process, async () =>
            resolve(await readAnswer(answer === undefined ? fail({ code: 'network' }) : ok(answer), schema)),
          );
        };
        this.#world.after(LIMIT_MS, process, () => end(undefined));
        this.#travel(question, process, end);
      });
    const device = this.#device;
    return {
      ask: async () => fail({ code: 'network' }),
      get: (path, schema, query = {}) =>
        exchange({ device, method: 'GET', path, query: this.#cut(query), body: undefined }, schema),
      send: (method, path, body, schema) =>
        exchange({ device, method, path, query: {}, body: JSON.stringify(body) }, schema),
    };
  }

  #cut(query: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return query.limit === undefined ? query : { ...query, limit: String(this.pageLimit) };
  }

  #travel(question: Question, process: Process, end: (answer: Response | undefined) => void): void {
    const { chance } = this.#world;
    const { condition } = this;
    const told = (what: string) =>
      this.#world.note(
        () =>
          `${process.name} ${question.method} ${question.path} ${JSON.stringify(question.query)}: ${what}`,
      );
    const lost = condition === 'lossy' && chance.happens(0.3);
    if (condition === 'down' || lost) {
      told('question lost');
      this.#world.after(this.#delay(), undefined, () => end(undefined));
      return;
    }
    if ((condition === 'portal' || condition === 'errors') && chance.happens(0.8)) {
      const status = condition === 'portal' ? 200 : chance.pick(STATUSES);
      told(`a page with status ${status}`);
      this.#world.after(this.#delay(), undefined, () => end(page(status)));
      return;
    }
    const key = `${question.method} ${question.path} ${JSON.stringify(question.query)}`;
    const kept = this.#cached.get(key);
    if (condition === 'stale' && kept !== undefined && chance.happens(0.5)) {
      told('an answer of before, from a cache');
      this.#world.after(this.#delay(), undefined, () => end(responseOf(kept)));
      return;
    }
    this.#world.after(this.#delay(), undefined, () => this.#arrive(question, key, told, end));
    if (condition === 'doubling' && chance.happens(0.5))
      this.#world.after(this.#delay() + chance.below(20_000), undefined, () => {
        told('again, late');
        void this.#office.receive(question);
      });
  }

  #arrive(
    question: Question,
    key: string,
    told: (what: string) => void,
    end: (answer: Response | undefined) => void,
  ): void {
    const { chance } = this.#world;
    void this.#office.receive(question).then((answer) => {
      if (answer === undefined) {
        told('no endpoint');
        this.#world.after(this.#delay(), undefined, () => end(undefined));
        return;
      }
      const { condition } = this;
      if (answer.status === 200) this.#cached.set(key, answer);
      if (condition === 'half-open' || (condition === 'lossy' && chance.happens(0.4))) {
        told('answer lost');
        if (condition === 'lossy') this.#world.after(this.#delay(), undefined, () => end(undefined));
        return;
      }
      const cut = condition === 'cut' && chance.happens(0.5);
      told(`${cut ? 'answer cut short' : 'answered'} ${answer.status}`);
      const text = cut ? answer.text.slice(0, chance.below(answer.text.length)) : answer.text;
      this.#world.after(this.#delay(), undefined, () => end(responseOf({ ...answer, text })));
    });
  }

  #delay(): number {
    const { chance } = this.#world;
    const isSlow = this.condition === 'slow' && chance.happens(0.6);
    return isSlow ? 500 + chance.below(25_000) : 3 + chance.below(60);
  }
}

function responseOf({ status, text }: Answer): Response {
  return response(status, text, { 'content-type': 'application/json; charset=utf-8' });
}

function page(status: number): Response {
  return response(status, PAGE, { 'content-type': 'text/html', 'retry-after': '7' });
}

/** As much of a `Response` as the client reads: real ones take more time than all the rest of a storm. */
function response(status: number, text: string, headers: Readonly<Record<string, string>>): Response {
  const read = {
    status,
    ok: 200 <= status && status < 300,
    headers: { get: (name: string) => headers[name] ?? null },
    text: async () => text,
  };
  return read as unknown as Response;
}
