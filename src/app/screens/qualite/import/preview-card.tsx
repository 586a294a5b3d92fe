import type { JSX } from 'preact';
import { clockText } from '../../../../domain/kernel/site-time.ts';
import type { ImportSlot } from '../../../../domain/visit/import/read-slot.ts';
import { counted } from '../../../../i18n/fr/words.ts';
import type { CheckedImport } from '../../../../reports/plan-import.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { Card } from '../../../ui/card.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { StatFigure } from '../../../ui/stat-figure.tsx';
import { figure, longDay, plainDay } from '../french.ts';

type PreviewLine = CheckedImport['preview'][number];

/** What the import will write: totals, and the first lines as they are read. */
export function PreviewCard({ checked }: { checked: CheckedImport }): JSX.Element {
  const { services } = useSettings();
  const { plan, good, preview } = checked;
  const columns: readonly DataColumn<PreviewLine>[] = [
    { key: 'line', header: 'Ligne', rowHeader: true, cell: ({ line }) => line },
    { key: 'day', header: 'Jour', cell: ({ day }) => longDay(day) },
    { key: 'slot', header: 'Heure', nowrap: true, cell: ({ slot }) => slotWords(slot) },
    { key: 'service', header: 'Service', cell: ({ service }) => services[service]?.label ?? service },
    { key: 'visits', header: 'Visites', align: 'end', cell: ({ visits }) => figure(visits) },
  ];
  return (
    <Card heading="Ce qui sera importé">
      <div class="q-figures">
        <StatFigure
          value={figure(plan.visits)}
          label={plan.visits < 2 ? 'visite' : 'visites'}
          n={counted(good, 'ligne lue', 'lignes lues')}
        />
        {plan.from !== undefined && plan.to !== undefined && (
          <StatFigure
            value={`${plainDay(plan.from)} – ${plainDay(plan.to)}`}
            label="du premier au dernier jour"
          />
        )}
      </div>
      {preview.length > 0 && (
        <DataTable
          dense
          caption="Les premières lignes, telles qu’elles sont lues"
          columns={columns}
          rows={preview}
          rowKey={({ line }) => String(line)}
        />
      )}
    </Card>
  );
}

function slotWords({ minute, exact }: ImportSlot): string {
  if (exact) return clockText(minute);
  return minute % 60 === 0 ? `${minute / 60} h–${minute / 60 + 1} h` : `vers ${clockText(minute)}`;
}
