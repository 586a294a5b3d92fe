import type { Change, PutRows } from './change.ts';

/** Changes that follow one another this fast are told to other tabs together. */
const TOGETHER_MS = 16;

/** @param put where it was changed by this very connection: the rows themselves */
type Listener = (change: Change, put?: PutRows) => void;

/** Tells every connection to the same data, in this tab and in others, what a transaction has changed. */
export class ChangeFeed {
  readonly #listeners = new Set<Listener>();
  readonly #others: BroadcastChannel;
  #untold: Change[] = [];
  #lastTold = Number.NEGATIVE_INFINITY;

  constructor(database: string) {
    this.#others = new BroadcastChannel(`guichet-changes/${database}`);
    this.#others.onmessage = ({ data }: MessageEvent<readonly Change[]>) => {
      for (const change of data) this.#hear(change);
    };
  }

  /**
   * To be called once the transaction is complete. Told after whoever waits for the disk has gone on: what the screens do with it
   * is not what a tap waits for.
   */
  tell(note: Change & PutRows): void {
    const change = { keys: note.keys, filed: note.filed };
    setTimeout(() => this.#hear(change, note));
    this.#untold.push(change);
    if (this.#untold.length > 1) return;
    setTimeout(() => this.#tellOthers(), Math.max(0, this.#lastTold + TOGETHER_MS - performance.now()));
  }

  /** Returns the end of it. */
  follow(onChange: Listener): () => void {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  close(): void {
    this.#tellOthers();
    this.#others.close();
    this.#listeners.clear();
  }

  #tellOthers(): void {
    if (this.#untold.length === 0) return;
    this.#others.postMessage(this.#untold);
    this.#untold = [];
    this.#lastTold = performance.now();
  }

  #hear(change: Change, put?: PutRows): void {
    for (const listener of this.#listeners) listener(change, put);
  }
}
