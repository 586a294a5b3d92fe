import type { Change } from './change.ts';

/** Tells every connection to the same data, in this tab and in others, what a transaction has changed. */
export class ChangeFeed {
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #others: BroadcastChannel;
  #untold: Change[] = [];

  constructor(database: string) {
    this.#others = new BroadcastChannel(`guichet-changes/${database}`);
    this.#others.onmessage = ({ data }: MessageEvent<Change>) => this.#hear(data);
  }

  /**
   * To be called once the transaction is complete. Told after whoever waits for the disk has gone on: what the screens do with it
   * is not what a tap waits for.
   */
  tell({ keys, filed }: Change): void {
    this.#untold.push({ keys, filed });
    if (this.#untold.length === 1) setTimeout(() => this.#tellAll());
  }

  /** Returns the end of it. */
  follow(onChange: (change: Change) => void): () => void {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  close(): void {
    this.#tellAll();
    this.#others.close();
    this.#listeners.clear();
  }

  #tellAll(): void {
    const changes = this.#untold;
    this.#untold = [];
    for (const change of changes) {
      this.#others.postMessage(change);
      this.#hear(change);
    }
  }

  #hear(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
