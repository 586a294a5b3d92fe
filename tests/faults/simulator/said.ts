/** One write of one fact by one person: its number is in the fact's value, so that it is known again wherever it comes out. */
export interface Saying {
  readonly number: number;
  readonly id: string;
  readonly kind: string;
  readonly fact: string;
  readonly device: string;
  /** The saying that stood there when this one was written: this one is the later of both, whatever any clock says. */
  over: number | undefined;
  /** `doubt`: its tablet died before it could tell. `failed`: the person was told that it was not saved. */
  state: 'doubt' | 'saved' | 'failed';
}

/** All that was said on all tablets. */
export class Said {
  readonly #sayings: Saying[] = [];
  /** Those that retention removed from the endpoint: they are in its counts. */
  readonly counted = new Set<Saying>();

  get all(): readonly Saying[] {
    return this.#sayings;
  }

  get acknowledged(): number {
    return this.#sayings.filter(({ state }) => state === 'saved').length;
  }

  begin(saying: Pick<Saying, 'id' | 'kind' | 'fact' | 'device'>): Saying {
    const begun: Saying = { ...saying, number: this.#sayings.length + 1, over: undefined, state: 'doubt' };
    this.#sayings.push(begun);
    return begun;
  }

  of(number: number | undefined): Saying | undefined {
    return number === undefined ? undefined : this.#sayings[number - 1];
  }

  /** Whether `later` was said by somebody who saw `earlier`, or saw what was said by somebody who saw it … */
  follows(later: number | undefined, earlier: number): boolean {
    for (let one = this.of(later); one !== undefined; one = this.of(one.over)) {
      if (one.number === earlier) return true;
    }
    return false;
  }
}

/** Shortly before midnight, two nights before the change to summer time: a second more may be another day of the site. */
const FIRST = Date.UTC(2026, 2, 27, 22, 59, 30);
const DAY_MS = 86_400_000;

/** The instant that stands in the value of a saying; over five days, so that records change the day they are filed under. */
export function instantOf(number: number): number {
  return FIRST + (number % 5) * DAY_MS + number * 1000;
}

/** The saying whose instant a value holds. */
export function numberIn(value: unknown): number | undefined {
  const at = (value as { readonly at?: unknown; readonly start?: unknown } | null | undefined)?.at;
  const instant = at ?? (value as { readonly start?: unknown } | null | undefined)?.start;
  if (typeof instant !== 'number') return undefined;
  for (let day = 0; day < 5; day += 1) {
    const number = (instant - FIRST - day * DAY_MS) / 1000;
    if (Number.isInteger(number) && number > 0 && number < 86_400 && number % 5 === day) return number;
  }
  return undefined;
}

/** A value of a fact that holds the instant. */
export function factValue(fact: string, kind: string, number: number): Readonly<Record<string, unknown>> {
  const at = instantOf(number);
  switch (`${kind}.${fact}`) {
    case 'visit.arrival':
      return { at, service: 'pan', appointment: false, people: 1, userType: 'particulier', needs: [] };
    case 'visit.call':
      return { at, counter: 'guichet-1' };
    case 'visit.departure':
      return { at, outcome: 'served' };
    case 'appointment.slot':
      return { start: at, durationMinutes: 30, procedure: 'sejour', bookedAt: at };
    case 'appointment.arrival':
      return { at };
    case 'appointment.outcome':
      return { at, outcome: 'no-show' };
    default:
      return { at, reason: 'mistake' };
  }
}
