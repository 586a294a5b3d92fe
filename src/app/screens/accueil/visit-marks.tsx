import type { JSX } from 'preact';
import type { VisitArrival } from '../../../domain/visit/visit.ts';
import { PRIORITY_WORDS } from '../../../i18n/fr/visit-words.ts';
import { NeedIcons } from '../../parts/need-icons.tsx';
import { Icon } from '../../ui/icon.tsx';

/** What is to be known of a person before calling: priority, with an appointment, several together, needs. */
export function VisitMarks({ arrival }: { arrival: VisitArrival }): JSX.Element {
  const { appointment, people, needs, priority } = arrival;
  return (
    <span class="accueil-marks">
      {priority && (
        <span class="accueil-marks__priority" title={PRIORITY_WORDS[priority]}>
          <Icon name="arrow-up" label={`Prioritaire (${PRIORITY_WORDS[priority]})`} />
        </span>
      )}
      {appointment && (
        <span title="Sur rendez-vous">
          <Icon name="calendar" label="Sur rendez-vous" />
        </span>
      )}
      {people > 1 && (
        <span class="accueil-marks__people" title={`${people} personnes`}>
          <Icon name="group" label="Personnes :" />
          {people}
        </span>
      )}
      <NeedIcons needs={needs} />
    </span>
  );
}
