interface Range {
  readonly lower?: string;
  readonly upper?: string;
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;
}

/** A key as text that sorts as IndexedDB sorts keys, as far as Guichet's keys go: texts, whole numbers, lists of both. */
export function keyText(key: unknown): string {
  if (Array.isArray(key)) return key.map(keyText).join('\u0001');
  if (typeof key === 'number') return key.toString(16).padStart(14, '0');
  return String(key);
}

export class SimulatedKeyRange implements Range {
  readonly lower?: string;
  readonly upper?: string;
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;

  constructor(lower: unknown, upper: unknown, lowerOpen: boolean, upperOpen: boolean) {
    if (lower !== undefined) this.lower = keyText(lower);
    if (upper !== undefined) this.upper = keyText(upper);
    this.lowerOpen = lowerOpen;
    this.upperOpen = upperOpen;
  }

  static bound(lower: unknown, upper: unknown, lowerOpen = false, upperOpen = false) {
    return new SimulatedKeyRange(lower, upper, lowerOpen, upperOpen);
  }
  static lowerBound(lower: unknown, open = false) {
    return new SimulatedKeyRange(lower, undefined, open, false);
  }
  static upperBound(upper: unknown, open = false) {
    return new SimulatedKeyRange(undefined, upper, false, open);
  }
  static only(key: unknown) {
    return new SimulatedKeyRange(key, key, false, false);
  }
}

export function isWithin(key: string, range: unknown): boolean {
  if (range === undefined || range === null) return true;
  if (!(range instanceof SimulatedKeyRange)) return key === keyText(range);
  const { lower, upper, lowerOpen, upperOpen } = range;
  if (lower !== undefined && (lowerOpen ? key <= lower : key < lower)) return false;
  return upper === undefined || (upperOpen ? key < upper : key <= upper);
}
