import type { Values } from '../kernel/record.ts';
import type { Tally, TallyCell } from '../retention/tally.ts';
import type { VisitArrival, VisitShapes } from '../visit/visit.ts';

/** A visit of which only the hour, the service and the number of people are still known. */
export interface TalliedVisit {
  readonly visit: Values<VisitShapes>;
  readonly arrival: VisitArrival;
  /** Minute of the day at which its hour begins. */
  readonly minute: number;
}

/**
 * The visits that a tally counts, as columns take them: attendance and hours come out as they were. Waits, needs and reasons
 * of one visit are gone, and it is nobody's turn any more. People are shared out evenly; their sum is right.
 */
export function talliedVisits(tally: Tally): readonly TalliedVisit[] {
  return tally.cells.flatMap((cell) => (cell.of.by === 'hour' ? visitsOfCell(cell) : []));
}

function visitsOfCell({ of, counts }: TallyCell): readonly TalliedVisit[] {
  const { visits = 0, persons = 0 } = counts;
  return Array.from({ length: visits }, (_, index) => {
    const arrival: VisitArrival = {
      at: 0,
      service: of.service ?? '',
      appointment: of.appointment === 'yes',
      people: Math.floor(persons / visits) + (index < persons % visits ? 1 : 0),
      userType: 'particulier',
      needs: [],
      counted: true,
      precision: 'hour',
    };
    return { visit: { arrival }, arrival, minute: Number(of.hour) * 60 };
  });
}
