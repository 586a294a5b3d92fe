import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fileFeedback } from '../../../commands/file-feedback.ts';
import { FEEDBACK_TYPES, type FeedbackType } from '../../../domain/feedback/feedback.ts';
import { offered } from '../../../domain/setting/setting.ts';
import { CONTACT_WORDS } from '../../../i18n/fr/contact-words.ts';
import { CHANNEL_WORDS, TYPE_WORDS } from '../../../i18n/fr/feedback-words.ts';
import { ContactFields } from '../../parts/contact-fields.tsx';
import { useContactEntry } from '../../parts/use-contact-entry.ts';
import { useGuichet, useSettings } from '../../state/guichet-context.ts';
import { useDirtyForm } from '../../state/session-context.ts';
import { useAct } from '../../state/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextArea } from '../../ui/text-area.tsx';

const LONGEST_TEXT = 4000;
const TYPES = FEEDBACK_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }));
const WAYS = (['counter', 'telephone'] as const).map((value) => ({ value, label: CHANNEL_WORDS[value] }));

/** A complaint said at the desk or on the telephone, written down as it is said. */
export function ComplaintDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { desk } = useGuichet();
  const { services } = useSettings();
  const act = useAct();
  const contact = useContactEntry();
  const [type, setType] = useState<FeedbackType>('complaint');
  const [channel, setChannel] = useState<(typeof WAYS)[number]['value']>('counter');
  const [service, setService] = useState('');
  const [text, setText] = useState('');
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  useDirtyForm(text.trim() !== '');
  const textError = text.trim() === '' ? 'Écrivez ce qui est dit.' : undefined;

  async function save(): Promise<void> {
    const sealing = contact.toSeal();
    setChecked(true);
    if (busy || textError !== undefined || text.trim().length > LONGEST_TEXT || sealing === undefined) return;
    setBusy(true);
    const depositedOn = desk.time.dayOf(desk.now());
    const said = { type, channel, depositedOn, text, ...(service === '' ? {} : { service }), ...sealing };
    const { ok } = await act(fileFeedback, said, { said: `Enregistré : ${TYPE_WORDS[type].toLowerCase()}` });
    setBusy(false);
    if (ok) onClose();
  }

  return (
    <Dialog
      open
      title="Noter une réclamation"
      onClose={onClose}
      closeLabel="Fermer sans enregistrer"
      footer={
        <>
          <Button onClick={onClose}>Abandonner</Button>
          <Button variant="primary" icon="check" busy={busy} onClick={() => void save()}>
            Enregistrer
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        <SegmentedControl legend="Type" layout="wrap" options={TYPES} value={type} onChange={setType} />
        <SegmentedControl legend="Moyen" options={WAYS} value={channel} onChange={setChannel} />
        <SelectField
          label="Service"
          options={[
            { value: '', label: 'Non précisé' },
            ...offered(services).map(({ key, label }) => ({ value: key, label })),
          ]}
          value={service}
          onChange={setService}
        />
        <TextArea
          label="Ce qui est dit"
          hint="N’y écrivez ni nom ni adresse : les coordonnées ont leur place plus bas."
          rows={5}
          maxLength={LONGEST_TEXT}
          value={text}
          onInput={setText}
          error={checked ? textError : undefined}
        />
        <ContactFields id="complaint-contact" words={CONTACT_WORDS} entry={contact} />
      </Stack>
    </Dialog>
  );
}
