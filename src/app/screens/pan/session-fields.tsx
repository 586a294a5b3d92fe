import type { JSX } from 'preact';
import { PAN_SERVICE } from '../../../domain/appointment/agenda.ts';
import { AUTONOMY, HELP_KINDS, SESSION_RESULTS } from '../../../domain/appointment/appointment.ts';
import { offered } from '../../../domain/setting/setting.ts';
import { AUTONOMY_WORDS, HELP_WORDS, SESSION_RESULT_WORDS } from '../../../i18n/fr/appointment-words.ts';
import { counted } from '../../../i18n/fr/words.ts';
import { NeedsField } from '../../parts/needs-field.tsx';
import { useSettings } from '../../state/guichet-context.ts';
import { Cluster } from '../../ui/cluster.tsx';
import { FieldSet } from '../../ui/field-set.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { ToggleChip } from '../../ui/toggle-chip.tsx';
import { ProcedureChoice } from './procedure-choice.tsx';
import type { DraftErrors, SessionDraft } from './session-draft.ts';

export interface SessionFieldsProps {
  draft: SessionDraft;
  errors: DraftErrors;
  onChange: (change: Partial<SessionDraft>) => void;
}

/** The questions of a session, those that are not known yet first to the eye. */
export function SessionFields({ draft, errors, onChange }: SessionFieldsProps): JSX.Element {
  return (
    <div class="pan-session">
      <div class="pan-session__times">
        <TimeField
          label="Début"
          value={draft.start}
          onInput={(start) => onChange({ start })}
          error={errors.start}
        />
        <TimeField label="Fin" value={draft.end} onInput={(end) => onChange({ end })} error={errors.end} />
        <Stepper
          label="Personnes"
          value={draft.people}
          min={1}
          max={500}
          onChange={(people) => onChange({ people })}
          decreaseLabel="Une personne de moins"
          increaseLabel="Une personne de plus"
        />
        <ToggleChip icon="group" pressed={draft.workshop} onToggle={(workshop) => onChange({ workshop })}>
          Atelier collectif
        </ToggleChip>
      </div>
      {draft.workshop && (
        <p class="pan-quiet" role="status">
          {`Chacun est venu pour lui-même : ${counted(draft.people, 'accompagnement', 'accompagnements')}, une seule séance. Pour l’autonomie et le résultat, choisissez le cas le plus fréquent.`}
        </p>
      )}
      <ProcedureChoice
        value={draft.procedure}
        onChange={(procedure) => onChange({ procedure })}
        error={errors.procedure}
      />
      <SegmentedControl
        legend="Autonomie"
        layout="wrap"
        options={AUTONOMY.map((value) => ({ value, label: AUTONOMY_WORDS[value] }))}
        value={draft.autonomy}
        onChange={(autonomy) => onChange({ autonomy })}
        error={errors.autonomy}
      />
      <SegmentedControl
        legend="Résultat"
        layout="wrap"
        options={SESSION_RESULTS.map((value) => ({ value, label: SESSION_RESULT_WORDS[value] }))}
        value={draft.result}
        onChange={(result) => onChange({ result })}
        error={errors.result}
      />
      {draft.result === 'redirected' && <RedirectionChoice draft={draft} onChange={onChange} />}
      <HelpChoice draft={draft} errors={errors} onChange={onChange} />
      <NeedsField value={draft.needs} onChange={(needs) => onChange({ needs })} />
    </div>
  );
}

function RedirectionChoice({ draft, onChange }: Omit<SessionFieldsProps, 'errors'>): JSX.Element {
  const { services } = useSettings();
  return (
    <SegmentedControl
      legend="Vers quel service ?"
      layout="wrap"
      options={offered(services)
        .filter(({ key }) => key !== PAN_SERVICE)
        .map(({ key, label }) => ({ value: key, label }))}
      value={draft.redirectedTo}
      onChange={(redirectedTo) => onChange({ redirectedTo })}
      hint="Facultatif"
    />
  );
}

function HelpChoice({ draft, errors, onChange }: SessionFieldsProps): JSX.Element {
  return (
    <FieldSet legend="Aide apportée" error={errors.help}>
      <Cluster gap={2}>
        {HELP_KINDS.map((kind) => (
          <ToggleChip
            key={kind}
            pressed={draft.help.includes(kind)}
            onToggle={(pressed) =>
              onChange({
                help: HELP_KINDS.filter((other) => (other === kind ? pressed : draft.help.includes(other))),
              })
            }
          >
            {HELP_WORDS[kind]}
          </ToggleChip>
        ))}
      </Cluster>
    </FieldSet>
  );
}
