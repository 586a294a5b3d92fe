import { useState } from 'preact/hooks';
import { isDay } from '../../../../domain/kernel/site-time.ts';
import type { Period } from '../../../../domain/statistics/period.ts';
import { useGuichet, useNow } from '../../../state/guichet-context.ts';
import { type PeriodName, periodAround } from './period-choice.ts';

export interface ChosenPeriod {
  readonly name: PeriodName;
  readonly free: Period;
  /** The days to tell: free dates that make no period leave the last ones that did. */
  readonly period: Period;
  setName(name: PeriodName): void;
  setFree(period: Period): void;
}

/** The period a person chose; the running ones follow the calendar while the page stays open over midnight. */
export function usePeriod(first: PeriodName): ChosenPeriod {
  const { desk } = useGuichet();
  const today = desk.time.dayOf(useNow(60_000));
  const [name, setName] = useState<PeriodName>(first);
  const [free, setFree] = useState<Period>(() => periodAround(today, 'month'));
  const [valid, setValid] = useState(free);
  function choose(next: PeriodName): void {
    if (next === 'free') edit(name === 'free' ? free : periodAround(today, name));
    setName(next);
  }
  function edit(next: Period): void {
    setFree(next);
    if (isDay(next.from) && isDay(next.to) && next.from <= next.to) setValid(next);
  }
  return {
    name,
    free,
    period: name === 'free' ? valid : periodAround(today, name),
    setName: choose,
    setFree: edit,
  };
}
