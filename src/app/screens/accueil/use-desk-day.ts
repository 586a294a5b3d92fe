import { useMemo } from 'preact/hooks';
import type { Day } from '../../../domain/kernel/site-time.ts';
import { type DayCounts, dayCounts } from '../../../domain/visit/day-counts.ts';
import { visitKind } from '../../../domain/visit/visit.ts';
import {
  type ArrivedVisit,
  arrivedVisits,
  calledVisits,
  heldVisits,
  waitingLine,
} from '../../../domain/visit/waiting-line.ts';
import { useGuichet, useLive, useNow } from '../../state/guichet-context.ts';

/** The day at the counter: today's visits, followed, and what is read from them. */
export interface DeskDay {
  readonly today: Day;
  /** In the order of arrival, void ones included. `undefined` until they were read. */
  readonly visits: readonly ArrivedVisit[] | undefined;
  readonly waiting: readonly ArrivedVisit[];
  /** Put aside, in the order of arrival. */
  readonly held: readonly ArrivedVisit[];
  readonly called: readonly ArrivedVisit[];
  readonly counts: DayCounts;
}

const MINUTE_MS = 60_000;

export function useDeskDay(): DeskDay {
  const { desk } = useGuichet();
  const now = useNow(MINUTE_MS);
  // Read anew at each drawing: a tap just after midnight, or after the tablet slept, already belongs to the new day.
  const today = desk.time.dayOf(desk.now());
  const records = useLive((store) => store.ofDays(visitKind.name, today, today), [today]);
  return useMemo(() => {
    const known = records ?? [];
    const visits = arrivedVisits(known);
    return {
      today,
      visits: records && visits,
      waiting: waitingLine(known, now),
      held: heldVisits(known),
      called: calledVisits(known),
      counts: dayCounts(visits),
    };
  }, [today, records, now]);
}
