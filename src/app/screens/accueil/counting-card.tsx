import type { JSX } from 'preact';
import { Card } from '../../ui/card.tsx';
import { Stepper } from '../../ui/stepper.tsx';

export interface CountingCardProps {
  /** How many come together in the visit counted next. */
  people: number;
  onPeople: (people: number) => void;
  /** What was counted last, in words; nothing yet when absent. */
  last: string | undefined;
}

/** Beside the tiles while the hall is full: each press counts one visit, nothing else is asked. */
export function CountingCard({ people, onPeople, last }: CountingCardProps): JSX.Element {
  return (
    <Card heading="Compter" class="accueil-counting no-print">
      <p class="accueil-counting__last" role="status">
        {last ?? 'Chaque appui sur un service compte une visite, sans ticket ni file.'}
      </p>
      <Stepper
        label="Personnes venues ensemble"
        value={people}
        min={1}
        max={500}
        onChange={onPeople}
        decreaseLabel="Une personne de moins"
        increaseLabel="Une personne de plus"
        valueText={people === 1 ? '1 personne' : `${people} personnes`}
      />
      <p class="accueil-counting__hint">
        Une famille de quatre : choisissez 4, touchez le service. C’est une visite de quatre personnes ; le
        nombre revient à 1.
      </p>
    </Card>
  );
}
