import { canonicalJson } from '../../../src/domain/kernel/canonical-json.ts';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';

/** One write that a person was told was saved; its number stands in the value it wrote. */
export interface Saying {
  readonly n: number;
  readonly id: string;
  readonly fact: string;
}

export type Records = ReadonlyMap<string, GuichetRecord>;

/** The mark of a write, a valid key: it stands where a visit's reason or a counter stands. */
export function markOf(n: number): string {
  return `n-${n}`;
}

/** All that was said to be saved. No fact is written twice: what was said once has to be there to the end. */
export class Ledger {
  readonly #said = new Map<number, Saying>();

  get size(): number {
    return this.#said.size;
  }

  say(saying: Saying): void {
    this.#said.set(saying.n, saying);
  }

  /** Takes out what was found lost: it is counted once. @returns how many */
  forget(sayings: readonly Saying[]): number {
    for (const { n } of sayings) this.#said.delete(n);
    return sayings.length;
  }

  /** What was said and is not there. */
  lostIn(records: Records): Saying[] {
    return [...this.#said.values()].filter(
      ({ n, id, fact }) => !marksIn(records.get(id)).includes(`${fact} ${markOf(n)}`),
    );
  }

  /** Marks that stand in more than one record, and tickets that two visits have; of `marks` alone where tickets must clash. */
  static doubledIn(records: Records, of: 'marks and tickets' | 'marks' = 'marks and tickets'): number {
    const seen = new Set<string>();
    let doubled = 0;
    for (const record of records.values()) {
      for (const mark of [...marksIn(record), ...(of === 'marks' ? [] : ticketOf(record))]) {
        if (seen.has(mark)) doubled += 1;
        seen.add(mark);
      }
    }
    return doubled;
  }
}

/** Whether the value of write `n` stands anywhere. */
export function markedIn(records: Records, n: number): boolean {
  return [...records.values()].some((record) =>
    marksIn(record).some((mark) => mark.endsWith(` ${markOf(n)}`)),
  );
}

/** Records that two places hold in different states, or one of them alone. */
export function divergedBetween(one: Records, other: Records): number {
  const ids = new Set([...one.keys(), ...other.keys()]);
  return [...ids].filter((id) => factsText(one.get(id)) !== factsText(other.get(id))).length;
}

function factsText(record: GuichetRecord | undefined): string {
  return record === undefined ? '' : canonicalJson(record.facts);
}

function marksIn(record: GuichetRecord | undefined): string[] {
  return Object.entries(record?.facts ?? {}).flatMap(([fact, { value }]) => {
    const { reason, counter } = Object(value) as { reason?: unknown; counter?: unknown };
    const mark = reason ?? counter;
    return typeof mark === 'string' && mark.startsWith('n-') ? [`${fact} ${mark}`] : [];
  });
}

function ticketOf(record: GuichetRecord): string[] {
  const value = record.facts['arrival']?.value as
    | { readonly at: number; readonly ticket?: { readonly series: string; readonly number: number } }
    | undefined;
  if (value?.ticket === undefined) return [];
  return [`ticket ${Math.floor(value.at / 86_400_000)} ${value.ticket.series} ${value.ticket.number}`];
}
