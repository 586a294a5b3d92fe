import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { inOrder, type Reason, type Service } from '../../../../domain/setting/setting.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { lineRefusal } from './line-refusal.ts';
import { nextOrder } from './next-order.ts';

const ANY = '';

export interface ReasonDialogProps {
  reasons: Readonly<Record<string, Reason>>;
  services: Readonly<Record<string, Service>>;
  entry: string | undefined;
  onClose: () => void;
}

export function ReasonDialog({ reasons, services, entry, onClose }: ReasonDialogProps): JSX.Element {
  const former = entry === undefined ? undefined : reasons[entry];
  const [label, setLabel] = useState(former?.label ?? '');
  const [service, setService] = useState(former?.service ?? ANY);
  const [error, setError] = useState<string>();
  const options = [
    { value: ANY, label: 'Tous les services' },
    ...inOrder(services).map((one) => ({ value: one.key, label: one.label })),
  ];
  function check(): Reason | undefined {
    const refusal = lineRefusal(label, 'le libellé');
    setError(refusal);
    if (refusal !== undefined) return undefined;
    const { order, active } = former ?? { order: nextOrder(reasons), active: true };
    return { label, order, active, ...(service === ANY ? {} : { service }) };
  }
  return (
    <EntryDialog
      title={entry === undefined ? 'Ajouter un motif' : 'Modifier le motif'}
      setting="reasons"
      entry={entry}
      label={label}
      taken={Object.keys(reasons)}
      check={check}
      onClose={onClose}
    >
      <TextField label="Libellé" value={label} onInput={setLabel} error={error} />
      <SelectField label="Proposé pour" options={options} value={service} onChange={setService} />
    </EntryDialog>
  );
}
