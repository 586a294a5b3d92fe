import type { Change } from './change.ts';

/** Tells every connection to the same data, in this tab and in others, what a transaction has changed. */
export class ChangeFeed {
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #others: BroadcastChannel;

  constructor(database: string) {
    this.#others = new BroadcastChannel(`guichet-changes/${database}`);
    this.#others.onmessage = ({ data }: MessageEvent<Change>) => this.#hear(data);
  }

  /** To be called once the transaction is complete. */
  tell({ keys, filed }: Change): void {
    this.#others.postMessage({ keys, filed } satisfies Change);
    this.#hear({ keys, filed });
  }

  /** Returns the end of it. */
  follow(onChange: (change: Change) => void): () => void {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  close(): void {
    this.#others.close();
    this.#listeners.clear();
  }

  #hear(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
