import type { JSX } from 'preact';
import { offered } from '../../../../domain/setting/setting.ts';
import { IMPORT_ROLES, type ImportRole } from '../../../../domain/visit/import/import-problem.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import type { ImportChoices } from './import-choices.ts';

const LABELS: Readonly<Record<ImportRole, string>> = {
  day: 'Date',
  slot: 'Heure ou créneau',
  service: 'Service',
  count: 'Nombre de visites',
};
const NONE = '';
const WITHOUT: Readonly<Record<ImportRole, string>> = {
  day: 'Choisir…',
  slot: 'Choisir…',
  service: 'Aucune : un seul service',
  count: 'Aucune : une visite par ligne',
};

export interface ColumnsFormProps {
  choices: ImportChoices;
  columnNames: readonly string[];
  onChoose: (choices: ImportChoices) => void;
}

/** Which column tells what; filled with what was recognised. */
export function ColumnsForm({ choices, columnNames, onChoose }: ColumnsFormProps): JSX.Element {
  const { services } = useSettings();
  function set(role: ImportRole, value: string): void {
    const { [role]: _, ...others } = choices.columns;
    onChoose({ ...choices, columns: value === NONE ? others : { ...others, [role]: Number(value) } });
  }
  return (
    <div class="q-filters">
      {IMPORT_ROLES.map((role) => (
        <SelectField
          key={role}
          label={LABELS[role]}
          options={[
            { value: NONE, label: WITHOUT[role] },
            ...columnNames.map((label, index) => ({ value: String(index), label })),
          ]}
          value={choices.columns[role] === undefined ? NONE : String(choices.columns[role])}
          onChange={(value) => set(role, value)}
        />
      ))}
      {choices.columns.service === undefined && (
        <SelectField
          label="Service de tout le fichier"
          placeholder="Choisir…"
          options={offered(services).map(({ key, label }) => ({ value: key, label }))}
          value={choices.onlyService}
          onChange={(onlyService) => onChoose({ ...choices, onlyService })}
        />
      )}
    </div>
  );
}
