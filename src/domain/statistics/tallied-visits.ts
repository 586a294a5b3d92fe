import type { Values } from '../kernel/record.ts';
import type { Tally, TallyCell } from '../retention/tally.ts';
import { USER_TYPES, type UserType, type VisitArrival, type VisitShapes } from '../visit/visit.ts';
import { takenFrom } from './tally-pool.ts';

/** A visit of which only the hour, the service and the number of people are still known. */
export interface TalliedVisit {
  readonly visit: Values<VisitShapes>;
  readonly arrival: VisitArrival;
  /** Minute of the day at which its hour begins. */
  readonly minute: number;
}

/**
 * The visits that a tally counts, as columns take them: attendance, hours, reasons by service and types of user come out as
 * they were. Who came for what at which hour is gone, as are waits, and it is nobody's turn any more. People are shared out
 * evenly; their sum is right.
 */
export function talliedVisits({ cells }: Tally): readonly TalliedVisit[] {
  const userTypes = takenFrom(cells, 'user-type', 'visits', () => '');
  const reasons = takenFrom(cells, 'reason', 'visits', (of) => of.service ?? '');
  return cells
    .filter(({ of }) => of.by === 'hour')
    .flatMap(visitsOfCell)
    .map(({ arrival, minute }) => {
      const userType = userTypes('')?.userType;
      const reason = reasons(arrival.service)?.reason;
      const known = {
        ...arrival,
        userType: isUserType(userType) ? userType : arrival.userType,
        ...(reason === undefined ? {} : { reason }),
      };
      return { visit: { arrival: known }, arrival: known, minute };
    });
}

function isUserType(text: string | undefined): text is UserType {
  return USER_TYPES.includes(text as UserType);
}

function visitsOfCell({ of, counts }: TallyCell): readonly Omit<TalliedVisit, 'visit'>[] {
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
    return { arrival, minute: Number(of.hour) * 60 };
  });
}
