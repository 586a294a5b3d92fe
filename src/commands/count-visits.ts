import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { peopleRefusal } from '../domain/visit/people-refusal.ts';
import { type VisitArrival, visitKind } from '../domain/visit/visit.ts';
import type { Desk, Done, Statement } from './desk.ts';
import { stateNew } from './undo.ts';

export interface CountedVisits {
  readonly service: string;
  readonly appointment: boolean;
  /** How many visits, 1 to 200. */
  readonly visits: number;
  /** How many people came together in each. */
  readonly people: number;
  /** When, after a day on paper: milliseconds since 1970. Absent: now. */
  readonly at?: number;
  /** The paper tells no more than the hour. */
  readonly precision?: 'hour';
}

const MOST_VISITS = 200;

/**
 * Counts visits that nobody follows through the line: at rush hours (+1), or after a day on paper. They get no ticket. One
 * transaction; undone, all of them are void.
 * Fails with `invalid`: `people` below 1 or above 500, `visits` below 1 or above 200, `at` in the future.
 */
export async function countVisits(desk: Desk, input: CountedVisits): Promise<Result<Done>> {
  const now = desk.now();
  const { service, appointment, visits, people, at = now, precision } = input;
  const refusal = peopleRefusal(people);
  if (refusal !== undefined) return fail(refusal);
  if (!Number.isInteger(visits) || visits < 1)
    return fail({ code: 'invalid', field: 'visits', rule: 'min_value' });
  if (visits > MOST_VISITS) return fail({ code: 'invalid', field: 'visits', rule: 'max_value' });
  if (at > now) return fail({ code: 'invalid', field: 'at', rule: 'future' });
  const arrival: VisitArrival = {
    at,
    service,
    appointment,
    people,
    userType: 'particulier',
    needs: [],
    counted: true,
    ...(precision === undefined ? {} : { precision }),
  };
  const ids = Array.from({ length: visits }, () => desk.newId());
  return desk.store.write(async (transaction) => {
    const undo: Statement[] = [];
    for (const id of ids)
      undo.push(...(await stateNew(desk, transaction, visitKind.name, id, { arrival })).undo);
    return ok({ id: ids[0] ?? '', undo });
  });
}
