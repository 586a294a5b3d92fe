import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Service } from '../../../../domain/setting/setting.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { lineRefusal } from './line-refusal.ts';
import { nextOrder } from './next-order.ts';

const LONGEST_SHORT = 24;

export interface ServiceDialogProps {
  services: Readonly<Record<string, Service>>;
  entry: string | undefined;
  onClose: () => void;
}

export function ServiceDialog({ services, entry, onClose }: ServiceDialogProps): JSX.Element {
  const former = entry === undefined ? undefined : services[entry];
  const [label, setLabel] = useState(former?.label ?? '');
  const [short, setShort] = useState(former?.short ?? '');
  const [byAppointment, setByAppointment] = useState(former?.byAppointment ?? false);
  const [errors, setErrors] = useState<{ label?: string | undefined; short?: string | undefined }>({});
  function check(): Service | undefined {
    const found = {
      label: lineRefusal(label, 'le libellé'),
      short: lineRefusal(short, 'le nom court', LONGEST_SHORT),
    };
    setErrors(found);
    if (found.label !== undefined || found.short !== undefined) return undefined;
    return { order: nextOrder(services), active: true, ...former, label, short, byAppointment };
  }
  return (
    <EntryDialog
      title={entry === undefined ? 'Ajouter un service' : 'Modifier le service'}
      setting="services"
      entry={entry}
      label={label}
      taken={Object.keys(services)}
      check={check}
      onClose={onClose}
    >
      <TextField label="Libellé" value={label} onInput={setLabel} error={errors.label} />
      <TextField
        label="Nom court"
        hint="Pour l’écran de la salle et les tickets : 24 caractères au plus."
        value={short}
        onInput={setShort}
        error={errors.short}
      />
      <CheckboxField
        label="On y vient sur rendez-vous seulement"
        checked={byAppointment}
        onChange={setByAppointment}
      />
    </EntryDialog>
  );
}
