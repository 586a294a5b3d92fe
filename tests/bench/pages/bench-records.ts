import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { stampOf } from '../../../src/domain/kernel/stamp.ts';

const YEAR_MS = 365 * 86_400_000;
const FROM = Date.UTC(2025, 0, 1);
const PAGE = 1000;

/** The facts' values of a visit of the year 2025, the same for every contender. */
export function visitValues(index: number) {
  const at = FROM + ((index * 315_361) % YEAR_MS);
  return {
    arrival: {
      at,
      service: index % 2 === 0 ? 'accueil-general' : 'migrations',
      appointment: index % 2 === 1,
      people: 1,
      userType: 'particulier',
      needs: [],
      ticket: { series: 'B', number: (index % 900) + 1 },
    },
    call: { at: at + 300_000, counter: 'guichet-1' },
    departure: { at: at + 900_000, outcome: 'served' },
  };
}

export function visit(index: number): GuichetRecord {
  const values = visitValues(index);
  const stamp = stampOf({ ms: values.arrival.at, counter: 0 }, 'other');
  return {
    id: `01930000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    site: 'bench',
    kind: 'visit',
    facts: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { stamp, value }])),
  };
}

export function pagesOf(total: number): GuichetRecord[][] {
  return Array.from({ length: Math.ceil(total / PAGE) }, (_, page) =>
    Array.from({ length: Math.min(PAGE, total - page * PAGE) }, (_unused, index) =>
      visit(page * PAGE + index),
    ),
  );
}
