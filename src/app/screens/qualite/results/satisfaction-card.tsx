import type { JSX } from 'preact';
import type { Satisfaction } from '../../../../domain/statistics/satisfaction.ts';
import {
  type CriterionRow,
  criterionRows,
  remark,
  satisfactionTable,
} from '../../../../reports/satisfaction-table.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { Card } from '../../../ui/card.tsx';
import { BarList } from '../../../ui/charts/bar-list.tsx';
import { StatFigure } from '../../../ui/stat-figure.tsx';
import { CsvButton } from '../csv-button.tsx';
import { figure, percent } from '../french.ts';
import { HowComputed } from '../how-computed.tsx';

const TITLE = 'Satisfaction par critère';

/** For each criterion, the share satisfied among those concerned, on how many, and how sure that is. */
export function SatisfactionCard({
  satisfaction,
  suffix,
}: {
  satisfaction: Satisfaction;
  suffix: string;
}): JSX.Element {
  const { questionnaire } = useSettings();
  const rows = criterionRows(satisfaction, questionnaire);
  return (
    <Card
      heading={TITLE}
      actions={<CsvButton title={TITLE} suffix={suffix} table={() => satisfactionTable(rows)} />}
    >
      <div class="q-figures">
        <StatFigure
          size="lg"
          value={figure(satisfaction.responses)}
          label={satisfaction.responses < 2 ? 'questionnaire rempli' : 'questionnaires remplis'}
        />
      </div>
      <BarList
        caption={TITLE}
        captionHidden
        labelHeader="Critère"
        valueHeader="Satisfaits"
        noteHeader="Nombre de réponses et intervalle à 95 %"
        items={rows.map((row) => ({
          label: row.label,
          share: shareOf(row),
          text: textOf(row),
          note: noteOf(row),
          hue: 'teal',
        }))}
      />
      <p class="q-note">
        Satisfaits : « plutôt » et « tout à fait », parmi les personnes concernées. Sous 30 réponses, un taux
        est dit « non représentatif ».
      </p>
      <HowComputed figures={['satisfied', 'satisfiedInterval']} />
    </Card>
  );
}

function shareOf({ n, satisfied }: CriterionRow): number | undefined {
  return n === 0 ? undefined : satisfied / n;
}

function textOf({ n, satisfied }: CriterionRow): string {
  return n === 0 ? 'aucune réponse' : percent(satisfied / n);
}

function noteOf({ n, interval }: CriterionRow): string {
  if (n === 0 || interval === undefined) return 'N = 0';
  const sure = `N = ${figure(n)} · de ${percent(interval[0])} à ${percent(interval[1])}`;
  return [sure, remark(n)].filter(Boolean).join(' · ');
}
