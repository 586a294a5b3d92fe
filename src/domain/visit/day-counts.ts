import { visitStatus } from './visit.ts';
import type { ArrivedVisit } from './waiting-line.ts';

/** Visits and the people who came together, apart: a family of four is one visit of four persons. */
export interface Count {
  readonly visits: number;
  readonly persons: number;
}

export interface DayCounts {
  readonly total: Count;
  /** By service key; a service nobody came to is absent. */
  readonly byService: Readonly<Record<string, Count>>;
}

/** Counts what counts: all arrivals but the void ones. */
export function dayCounts(visits: Iterable<ArrivedVisit>): DayCounts {
  let total: Count = { visits: 0, persons: 0 };
  const byService: Record<string, Count> = {};
  for (const { visit } of visits) {
    if (visitStatus(visit) === 'void') continue;
    const { service, people } = visit.arrival;
    total = more(total, people);
    byService[service] = more(byService[service] ?? { visits: 0, persons: 0 }, people);
  }
  return { total, byService };
}

function more({ visits, persons }: Count, people: number): Count {
  return { visits: visits + 1, persons: persons + people };
}
