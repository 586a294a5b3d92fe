import fc from 'fast-check';
import { mergeFacts } from '../../../src/domain/kernel/merge.ts';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';

/** One device's word: what SQL is told, one row each. */
export interface Statement {
  readonly id: string;
  readonly kind: string;
  readonly fact: string;
  readonly stamp: string;
  readonly value: unknown;
}

/** What several devices said of some records, and the records that come of it. */
export interface History {
  readonly statements: readonly Statement[];
  readonly records: readonly GuichetRecord[];
}

/** From the one that loses to the one that wins. */
const STAMPS = ['0193a5b2c3d4-0001-desk', '0193a5b2c3d4-0002-desk', '0193a5b2c3d5-0000-office'];

export type FactValues = Readonly<Record<string, unknown>>;

/**
 * Records of which up to three devices said something, in any order: a fact stated twice is the later one's, one that only
 * the earlier stated stands beside, one taken back is `null`.
 */
export function arbitraryHistory(kind: string, facts: fc.Arbitrary<FactValues>): fc.Arbitrary<History> {
  const versions = fc.array(facts, { minLength: 1, maxLength: STAMPS.length });
  return fc.tuple(fc.array(versions, { maxLength: 40 }), fc.boolean()).map(([all, isReversed]) => {
    const said = all.flatMap((ofRecord, index) => statementsOf(kind, `${kind}-${index}`, ofRecord));
    const statements = isReversed ? [...said].reverse() : said;
    return { statements, records: recordsOf(statements) };
  });
}

function statementsOf(kind: string, id: string, versions: readonly FactValues[]): Statement[] {
  return versions.flatMap((values, rank) =>
    Object.entries(values).map(([fact, value]) => ({ id, kind, fact, stamp: STAMPS[rank] as string, value })),
  );
}

/** What a device that heard them in this order holds. */
function recordsOf(statements: readonly Statement[]): GuichetRecord[] {
  const records = new Map<string, GuichetRecord>();
  for (const { id, kind, fact, stamp, value } of statements) {
    const before = records.get(id)?.facts ?? {};
    records.set(id, { id, site: 'site', kind, facts: mergeFacts(before, { [fact]: { stamp, value } }) });
  }
  return [...records.values()];
}
