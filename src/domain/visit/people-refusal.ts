import type { Failure } from '../kernel/failure.ts';

/** As `peopleShape`: one person to a coach. */
const MOST_PEOPLE = 500;

/** Why nobody comes in that number; `undefined` from 1 to 500 whole people. */
export function peopleRefusal(people: number): Failure | undefined {
  if (!Number.isInteger(people) || people < 1) return { code: 'invalid', field: 'people', rule: 'min_value' };
  return people > MOST_PEOPLE ? { code: 'invalid', field: 'people', rule: 'max_value' } : undefined;
}
