import type { Stamp } from './stamp.ts';

/**
 * One dated statement about a record. `value` is `null` when the statement was taken back (an undone call).
 * `v` is the shape number of the kind when the fact was written; 1 when absent.
 */
export interface Fact<T = unknown> {
  readonly stamp: Stamp;
  readonly value: T | null;
  readonly v?: number;
}

/** Facts by name, as they travel and are stored: known ones, and those of a newer version, kept as they came. */
export type Facts = Readonly<Record<string, Fact>>;

/** An identity and a set of dated facts. Its status is computed from them, never stored. */
export interface GuichetRecord {
  readonly id: string;
  readonly site: string;
  readonly kind: string;
  readonly facts: Facts;
}

/** The values of facts by name; a fact never stated or taken back is absent. */
export type Values<Shapes> = { readonly [F in keyof Shapes]?: Shapes[F] };

/** Reads what is stated now. Trusts that the record passed its kind's door (`admit`). */
export function valuesOf<Shapes>(record: Pick<GuichetRecord, 'facts'>): Values<Shapes> {
  const values: Record<string, unknown> = {};
  for (const [name, fact] of Object.entries(record.facts)) {
    if (fact.value !== null) values[name] = fact.value;
  }
  return values as Values<Shapes>;
}
