import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changeSetting } from '../../../../commands/change-setting.ts';
import type { WeekHours } from '../../../../domain/setting/setting.ts';
import { WEEKDAYS } from '../../../../reports/week-hours-table.ts';
import { useDirtyForm } from '../../../state/session-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Cluster } from '../../../ui/cluster.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { DaySpans } from './day-spans.tsx';
import { hoursOfTyped, type TypedSpan, type TypedWeek, typedWeek, weekRefusals } from './typed-week.ts';

export interface HoursFormProps {
  /** Key of the service. */
  service: string;
  label: string;
  hours: WeekHours | undefined;
}

/** The week of one service, saved whole. What another device saves meanwhile shows once nothing is typed here. */
export function HoursForm({ service, label, hours }: HoursFormProps): JSX.Element {
  const act = useAct();
  const [typed, setTyped] = useState<TypedWeek>();
  const [attempted, setAttempted] = useState(false);
  const week = typed ?? typedWeek(hours);
  const refusals = weekRefusals(week);
  const refused = refusals.flat().some((refusal) => refusal !== undefined);
  useDirtyForm(typed !== undefined);
  const setDay = (day: number, spans: readonly TypedSpan[]): void =>
    setTyped(week.map((former, index) => (index === day ? spans : former)));
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    setAttempted(true);
    if (refused) return;
    const value = hoursOfTyped(week);
    const { ok } = await act(
      changeSetting,
      { setting: 'hours', entry: service, value },
      { said: `Horaires enregistrés : ${label}` },
    );
    if (!ok) return;
    setTyped(undefined);
    setAttempted(false);
  }
  return (
    <form class="q-week" noValidate onSubmit={save}>
      {week.map((spans, day) => (
        <DaySpans
          key={WEEKDAYS[day]}
          day={WEEKDAYS[day] ?? ''}
          spans={spans}
          refusals={attempted ? (refusals[day] ?? []) : []}
          onChange={(next) => setDay(day, next)}
        />
      ))}
      {attempted && refused && (
        <Notice live tone="danger" title="Les horaires ne sont pas enregistrés">
          Corrigez les plages signalées ci-dessus.
        </Notice>
      )}
      <Cluster>
        <Button type="submit" variant="primary" icon="check" disabled={typed === undefined}>
          Enregistrer les horaires
        </Button>
        <Button onClick={() => setTyped(week.map((spans, day) => (day < 5 ? (week[0] ?? []) : spans)))}>
          Recopier le lundi jusqu’au vendredi
        </Button>
        {typed !== undefined && (
          <Button variant="quiet" icon="undo" onClick={() => setTyped(undefined)}>
            Revenir aux horaires enregistrés
          </Button>
        )}
      </Cluster>
    </form>
  );
}
