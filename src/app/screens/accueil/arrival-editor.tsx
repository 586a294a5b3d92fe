import type { JSX } from 'preact';
import type { ArrivalEdit } from '../../../commands/edit-arrival.ts';
import { offered } from '../../../domain/setting/setting.ts';
import { PRIORITIES, USER_TYPES, type VisitArrival } from '../../../domain/visit/visit.ts';
import { PRIORITY_WORDS, USER_TYPE_WORDS } from '../../../i18n/fr/visit-words.ts';
import { NeedsField } from '../../parts/needs-field.tsx';
import { useSettings } from '../../state/guichet-context.ts';
import { Cluster } from '../../ui/cluster.tsx';
import { FieldSet } from '../../ui/field-set.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { ToggleChip } from '../../ui/toggle-chip.tsx';

export interface ArrivalEditorProps {
  arrival: VisitArrival;
  onEdit: (edit: Omit<ArrivalEdit, 'id'>) => void;
}

/** Completes an arrival: each tap is kept at once. */
export function ArrivalEditor({ arrival, onEdit }: ArrivalEditorProps): JSX.Element {
  return (
    <div class="accueil-editor">
      <ReasonChips arrival={arrival} onEdit={onEdit} />
      <Stepper
        label="Personnes"
        value={arrival.people}
        min={1}
        max={500}
        onChange={(people) => onEdit({ people })}
        decreaseLabel="Une personne de moins"
        increaseLabel="Une personne de plus"
        valueText={arrival.people === 1 ? '1 personne' : `${arrival.people} personnes`}
      />
      <NeedsField value={arrival.needs} onChange={(needs) => onEdit({ needs })} />
      <PriorityChips arrival={arrival} onEdit={onEdit} />
      <SegmentedControl
        legend="Usager"
        layout="wrap"
        options={USER_TYPES.map((value) => ({ value, label: USER_TYPE_WORDS[value] }))}
        value={arrival.userType}
        onChange={(userType) => onEdit({ userType })}
      />
    </div>
  );
}

/** Why this person passes before others; a second tap takes it back. */
function PriorityChips({ arrival, onEdit }: ArrivalEditorProps): JSX.Element {
  return (
    <FieldSet legend="Prioritaire">
      <Cluster gap={2}>
        {PRIORITIES.map((priority) => (
          <ToggleChip
            key={priority}
            pressed={arrival.priority === priority}
            onToggle={(pressed) => onEdit({ priority: pressed ? priority : null })}
          >
            {PRIORITY_WORDS[priority]}
          </ToggleChip>
        ))}
      </Cluster>
    </FieldSet>
  );
}

/** Reasons of this service and those of every service; a second tap takes the reason back. */
function ReasonChips({ arrival, onEdit }: ArrivalEditorProps): JSX.Element {
  const { reasons } = useSettings();
  const fitting = offered(reasons).filter(
    ({ service }) => service === undefined || service === arrival.service,
  );
  return (
    <FieldSet legend="Motif" class="accueil-editor__reasons">
      <Cluster gap={2}>
        <ToggleChip
          icon="calendar"
          pressed={arrival.appointment}
          onToggle={(appointment) => onEdit({ appointment })}
        >
          Sur rendez-vous
        </ToggleChip>
        {fitting.map(({ key, label }) => (
          <ToggleChip
            key={key}
            pressed={arrival.reason === key}
            onToggle={(pressed) => onEdit({ reason: pressed ? key : null })}
          >
            {label}
          </ToggleChip>
        ))}
      </Cluster>
    </FieldSet>
  );
}
