import type { JSX } from 'preact';
import { callName } from '../../../domain/visit/call-name.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Waited } from './waited.tsx';

export interface OtherCountersProps {
  called: readonly ArrivedVisit[];
  onOpen: (entry: ArrivedVisit) => void;
}

/** Who was called to the other counters, so that a colleague's forgotten visit can be ended. */
export function OtherCounters({ called, onOpen }: OtherCountersProps): JSX.Element | null {
  const { counters } = useSettings();
  if (called.length === 0) return null;
  return (
    <section class="accueil-others" aria-label="Aux autres guichets">
      <h3 class="accueil-others__title">Aux autres guichets</h3>
      <ul class="g-plain-list">
        {called.map((entry) => {
          const counter = entry.visit.call?.counter ?? '';
          return (
            <li key={entry.id}>
              <Button variant="quiet" block class="accueil-others__row" onClick={() => onOpen(entry)}>
                <strong>{callName(entry)}</strong>
                {` ${counters[counter]?.label ?? counter} · `}
                <Waited since={entry.visit.call?.at ?? entry.visit.arrival.at} />
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
