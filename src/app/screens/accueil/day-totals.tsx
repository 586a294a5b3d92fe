import type { JSX } from 'preact';
import { offered } from '../../../domain/setting/setting.ts';
import type { DayCounts } from '../../../domain/visit/day-counts.ts';
import { counted } from '../../../i18n/fr/words.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { StatFigure } from '../../ui/stat-figure.tsx';

/** Today's counts: all visits, and each service's. */
export function DayTotals({ counts }: { counts: DayCounts }): JSX.Element {
  const { services } = useSettings();
  return (
    <div class="accueil-totals">
      <StatFigure
        label="Visites"
        value={String(counts.total.visits)}
        n={counted(counts.total.persons, 'personne', 'personnes')}
      />
      {offered(services).map(({ key, short }) => (
        <StatFigure
          key={key}
          label={short}
          value={String(counts.byService[key]?.visits ?? 0)}
          n={counted(counts.byService[key]?.persons ?? 0, 'personne', 'personnes')}
        />
      ))}
    </div>
  );
}
