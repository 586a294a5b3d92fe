import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { offered } from '../../../../domain/setting/setting.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { HoursForm } from './hours-form.tsx';

/** When each service is open: seven days, several spans a day. */
export function HoursSection(): JSX.Element {
  const { services, hours } = useSettings();
  const choices = offered(services);
  const [wanted, setWanted] = useState<string>();
  const service = choices.find(({ key }) => key === wanted) ?? choices[0];
  if (service === undefined)
    return <EmptyState icon="clock" title="Aucun service" text="Ajoutez d’abord un service." />;
  return (
    <Card heading="Horaires">
      <div class="q-parts">
        <SelectField
          label="Service"
          options={choices.map(({ key, label }) => ({ value: key, label }))}
          value={service.key}
          onChange={setWanted}
        />
        <HoursForm key={service.key} service={service.key} label={service.label} hours={hours[service.key]} />
      </div>
    </Card>
  );
}
