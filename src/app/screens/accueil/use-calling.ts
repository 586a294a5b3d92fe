import { useState } from 'preact/hooks';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { useCounter } from '../../state/session-context.ts';
import { useCalledServices } from './use-called-services.ts';
import type { DeskActs } from './use-desk-acts.ts';
import type { DeskDay } from './use-desk-day.ts';

/** Calling people to this desk: which services, to which counter. */
export interface Calling {
  readonly counter: string | undefined;
  /** Keys of the services this desk calls. */
  readonly services: readonly string[];
  /** Those it calls, in order. */
  readonly line: readonly ArrivedVisit[];
  /** Those at its counter now. */
  readonly here: readonly ArrivedVisit[];
  /** Whether the person is being asked for the counter. */
  readonly asking: boolean;
  setServices(services: readonly string[]): void;
  callNext(): void;
  call(entry: ArrivedVisit): void;
  askCounter(): void;
  chooseCounter(counter: string): void;
  stopAsking(): void;
}

/** A call needs a counter: where none was chosen yet it is asked for first, then the call goes through. */
export function useCalling(day: DeskDay, acts: DeskActs): Calling {
  const [counter, setCounter] = useCounter();
  const [services, setServices] = useCalledServices();
  const [asking, setAsking] = useState<{ readonly whenChosen?: (counter: string) => void }>();
  const line = day.waiting.filter(({ service }) => services.includes(service));

  function atCounter(act: (counter: string) => void): void {
    if (counter === undefined) setAsking({ whenChosen: act });
    else act(counter);
  }

  return {
    counter,
    services,
    line,
    here: day.called.filter(({ visit }) => counter !== undefined && visit.call?.counter === counter),
    asking: asking !== undefined,
    setServices,
    callNext: () => atCounter((at) => acts.callNext(services, at)),
    call: (entry) => atCounter((at) => acts.call(entry, at)),
    askCounter: () => setAsking({}),
    chooseCounter(chosen) {
      setCounter(chosen);
      asking?.whenChosen?.(chosen);
      setAsking(undefined);
    },
    stopAsking: () => setAsking(undefined),
  };
}
