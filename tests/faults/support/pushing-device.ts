import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import type { TestDevice } from '../../fixtures/test-device.ts';
import { type Ledger, markOf } from './ledger.ts';

/** Gives each write a number of its own. */
export class Numbers {
  #last = 0;

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

/**
 * A device that pushes batch after batch over the real wire, as fast as it is answered, and takes down what the endpoint
 * says it took. What it was not answered for it sends again, as a tablet does.
 */
export class PushingDevice {
  readonly #device: TestDevice;
  readonly #ledger: Ledger;
  readonly #numbers: Numbers;
  readonly #size: number;
  #waiting: { readonly n: number; readonly record: { readonly id: string } }[] = [];
  #stopped = false;

  constructor(device: TestDevice, ledger: Ledger, numbers: Numbers, size = 20) {
    this.#device = device;
    this.#ledger = ledger;
    this.#numbers = numbers;
    this.#size = size;
  }

  /** Pushes until stopped or until the endpoint is gone. */
  async run(): Promise<void> {
    while (!this.#stopped) if (!(await this.pushOnce())) return;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** @returns whether the endpoint took all of it */
  async pushOnce(): Promise<boolean> {
    while (this.#waiting.length < this.#size) this.#waiting.push(this.#newVisit());
    const sent = this.#waiting;
    const reply = await this.#device
      .push(
        sent.map(({ record }) => record),
        { signal: AbortSignal.timeout(10_000) },
      )
      .catch(() => undefined);
    if (reply?.status !== 200) return false;
    const taken = new Set(reply.body.answers.flatMap((one) => ('accepted' in one ? [one.id] : [])));
    for (const { n, record } of sent) {
      if (taken.has(record.id)) this.#ledger.say({ n, id: record.id, fact: 'arrival' });
    }
    this.#waiting = sent.filter(({ record }) => !taken.has(record.id));
    return this.#waiting.length === 0;
  }

  #newVisit() {
    const n = this.#numbers.next();
    const id = newVisitId();
    const arrival = { ...arrivalAt(Date.now()), reason: markOf(n) };
    return { n, record: this.#device.record('visit', id, { arrival }) };
  }
}
