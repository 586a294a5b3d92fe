/** What is to be done and when, earliest first; at the same instant, in the order it was noted. A binary heap. */
export class Agenda<T extends { readonly due: number }> {
  readonly #heap: { readonly entry: T; readonly order: number }[] = [];
  #noted = 0;

  get size(): number {
    return this.#heap.length;
  }

  add(entry: T): void {
    const node = { entry, order: this.#noted };
    this.#noted += 1;
    const heap = this.#heap;
    let at = heap.push(node) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#before(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  earliest(): T | undefined {
    return this.#heap[0]?.entry;
  }

  take(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first?.entry;
    heap[0] = last;
    this.#sink();
    return first.entry;
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < this.#heap.length && this.#before(left, least)) least = left;
      if (right < this.#heap.length && this.#before(right, least)) least = right;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #before(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return false;
    if (one.entry.due !== other.entry.due) return one.entry.due < other.entry.due;
    return one.order < other.order;
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap;
    const kept = heap[a];
    const other = heap[b];
    if (kept === undefined || other === undefined) return;
    heap[a] = other;
    heap[b] = kept;
  }
}
