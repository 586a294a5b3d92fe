import type { GuichetRecord } from './record.ts';

/**
 * A number of 64 bits, as 16 hexadecimal digits, that stands for which facts some records have and how new each is: equal
 * for equal sets, whatever the order. Of a fact it knows its record, its name and its stamp, not its value: a stamp is given
 * to one value. Against accident, not against malice.
 */
export class Digest {
  #high = 0;
  #low = 0;

  /** Adds a record's facts; added once more, they are taken out again. @param counts which facts to count; all when left out */
  toggle({ id, facts }: Pick<GuichetRecord, 'id' | 'facts'>, counts?: (name: string) => boolean): void {
    for (const name in facts) {
      if (counts !== undefined && !counts(name)) continue;
      const text = `${id} ${name} ${facts[name]?.stamp}`;
      this.#high ^= hash(text, 0x811c9dc5);
      this.#low ^= hash(text, 0x2f0b4c47);
    }
  }

  /** Adds what another digest stands for. */
  join(text: string): void {
    this.#high ^= Number.parseInt(text.slice(0, 8), 16);
    this.#low ^= Number.parseInt(text.slice(8), 16);
  }

  toString(): string {
    return hexadecimal(this.#high) + hexadecimal(this.#low);
  }
}

export function digestOf(
  record: Pick<GuichetRecord, 'id' | 'facts'>,
  counts?: (name: string) => boolean,
): string {
  const digest = new Digest();
  digest.toggle(record, counts);
  return digest.toString();
}

/** FNV-1a over UTF-16 units, its bits then well mixed, since these are joined by exclusive or. */
function hash(text: string, seed: number): number {
  let mixed = seed;
  for (let index = 0; index < text.length; index += 1)
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hexadecimal(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0');
}
