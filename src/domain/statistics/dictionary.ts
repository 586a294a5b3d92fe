/** Names each key that occurs in a column by a small number: its position in `keys`. */
export class Dictionary {
  readonly keys: string[] = [];
  readonly #positions = new Map<string, number>();

  positionOf(key: string): number {
    const known = this.#positions.get(key);
    if (known !== undefined) return known;
    this.#positions.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }
}
