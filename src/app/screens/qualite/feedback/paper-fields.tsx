import type { JSX } from 'preact';
import { CHANNELS, FEEDBACK_TYPES } from '../../../../domain/feedback/feedback.ts';
import type { Day } from '../../../../domain/kernel/site-time.ts';
import { offered } from '../../../../domain/setting/setting.ts';
import { CHANNEL_WORDS, TYPE_WORDS } from '../../../../i18n/fr/feedback-words.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { DateField } from '../../../ui/date-field.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { characterCount } from '../french.ts';
import { LONGEST_TEXT, type PaperErrors, type PaperForm } from './paper-form-state.ts';

const TYPES = FEEDBACK_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }));
/** The kiosk writes its own. */
const WAYS = CHANNELS.filter((channel) => channel !== 'kiosk').map((value) => ({
  value,
  label: CHANNEL_WORDS[value],
}));
const UNSAID = { value: '', label: 'Non précisé' };

export interface PaperFieldsProps {
  form: PaperForm;
  errors: PaperErrors;
  today: Day;
  onChange: (form: PaperForm) => void;
}

export function PaperFields({ form, errors, today, onChange }: PaperFieldsProps): JSX.Element {
  const { services, themes } = useSettings();
  const set = (change: Partial<PaperForm>): void => onChange({ ...form, ...change });
  const choices = (entries: readonly { readonly key: string; readonly label: string }[]) => [
    UNSAID,
    ...entries.map(({ key, label }) => ({ value: key, label })),
  ];
  return (
    <>
      <SegmentedControl
        id="paper-type"
        legend="Type"
        options={TYPES}
        value={form.type}
        layout="wrap"
        onChange={(type) => set({ type })}
      />
      <div class="q-filters">
        <SelectField
          id="paper-channel"
          label="Moyen"
          options={WAYS}
          value={form.channel}
          onChange={(channel) => set({ channel })}
        />
        <DateField
          id="paper-depositedOn"
          label="Déposé le"
          max={today}
          value={form.depositedOn}
          onInput={(depositedOn) => set({ depositedOn })}
          error={errors.depositedOn}
        />
        {form.channel === 'urn' && (
          <DateField
            id="paper-collectedOn"
            label="Urne relevée le"
            max={today}
            value={form.collectedOn}
            onInput={(collectedOn) => set({ collectedOn })}
            error={errors.collectedOn}
          />
        )}
        <SelectField
          id="paper-service"
          label="Service"
          options={choices(offered(services))}
          value={form.service}
          onChange={(service) => set({ service })}
        />
        <SelectField
          id="paper-theme"
          label="Thème"
          options={choices(offered(themes))}
          value={form.theme}
          onChange={(theme) => set({ theme })}
        />
      </div>
      <TextArea
        id="paper-text"
        label="Texte"
        rows={7}
        maxLength={LONGEST_TEXT}
        countText={characterCount}
        value={form.text}
        onInput={(text) => set({ text })}
        error={errors.text}
      />
    </>
  );
}
