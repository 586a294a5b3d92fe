import type { JSX } from 'preact';
import type { Attendance } from '../../../../domain/statistics/attendance.ts';
import { counted } from '../../../../i18n/fr/words.ts';
import { attendanceTable } from '../../../../reports/attendance-table.ts';
import { serviceRows } from '../../../../reports/service-rows.ts';
import { serviceLooks } from '../../../parts/service-look.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { Card } from '../../../ui/card.tsx';
import { BarList } from '../../../ui/charts/bar-list.tsx';
import { StatFigure } from '../../../ui/stat-figure.tsx';
import { CsvButton } from '../csv-button.tsx';
import { figure } from '../french.ts';
import { HowComputed } from '../how-computed.tsx';

const TITLE = 'Fréquentation par service';

/** Visits and persons by service. A family of four is one visit of four persons. */
export function AttendanceCard({
  attendance,
  suffix,
}: {
  attendance: Attendance;
  suffix: string;
}): JSX.Element {
  const { services } = useSettings();
  const rows = serviceRows(services, Object.keys(attendance.byService));
  const look = serviceLooks(services);
  const greatest = Math.max(1, ...rows.map(({ key }) => attendance.byService[key]?.visits ?? 0));
  const items = rows.map(({ key, label }) => {
    const { visits = 0, persons = 0 } = attendance.byService[key] ?? {};
    return {
      label,
      share: visits / greatest,
      text: figure(visits),
      note: counted(persons, 'personne', 'personnes'),
      hue: look(key).hue,
    };
  });
  return (
    <Card
      heading={TITLE}
      actions={
        <CsvButton title={TITLE} suffix={suffix} table={() => attendanceTable(attendance, services)} />
      }
    >
      <div class="q-figures">
        <StatFigure
          size="lg"
          value={figure(attendance.visits)}
          label={attendance.visits < 2 ? 'visite' : 'visites'}
        />
        <StatFigure
          size="lg"
          value={figure(attendance.persons)}
          label={attendance.persons < 2 ? 'personne' : 'personnes'}
        />
      </div>
      <BarList
        caption={TITLE}
        captionHidden
        labelHeader="Service"
        valueHeader="Visites"
        noteHeader="Personnes"
        items={items}
      />
      <HowComputed figures={['visits', 'persons']} />
    </Card>
  );
}
