import { useState } from 'preact/hooks';
import type { OfferedService } from './service-tiles.tsx';
import type { DeskActs } from './use-desk-acts.ts';

/** Counting instead of registering, while the hall is full. */
export interface Counting {
  readonly on: boolean;
  /** How many come together in the next visit. */
  readonly people: number;
  /** What was counted last, in words. */
  readonly last: string | undefined;
  toggle(): void;
  setPeople(people: number): void;
  count(service: OfferedService): Promise<void>;
}

export function useCounting(acts: DeskActs): Counting {
  const [on, setOn] = useState(false);
  const [people, setPeople] = useState(1);
  const [last, setLast] = useState<string>();
  return {
    on,
    people,
    last,
    toggle: () => setOn(!on),
    setPeople,
    async count(service) {
      setPeople(1);
      const words = await acts.count(service, people);
      if (words !== undefined) setLast(words);
    },
  };
}
