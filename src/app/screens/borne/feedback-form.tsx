import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FEEDBACK_TYPES, type FeedbackType } from '../../../domain/feedback/feedback.ts';
import type { ContactSealer } from '../../../domain/sealing/sealed-contact.ts';
import type { Service } from '../../../domain/setting/setting.ts';
import type { BorneMessages } from '../../../i18n/visitors/borne-messages.ts';
import { ContactFields } from '../../parts/contact-fields.tsx';
import { useContactEntry } from '../../parts/use-contact-entry.ts';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/cluster.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextArea } from '../../ui/text-area.tsx';

export interface WrittenFeedback {
  readonly type: FeedbackType;
  readonly service?: string;
  readonly text: string;
  /** Seals how the visitor may be reached, where the visitor said so. */
  readonly seal?: ContactSealer;
}

export interface FeedbackFormProps {
  words: BorneMessages;
  services: readonly (Service & { key: string })[];
  sending: boolean;
  onSend: (written: WrittenFeedback) => void;
  onLeave: () => void;
}

const TEXT_MAX = 4000;
const NO_SERVICE = 'none';

/** One message. What is begun lives here and only here: it is gone when the visitor is. */
export function FeedbackForm({ words, services, sending, onSend, onLeave }: FeedbackFormProps): JSX.Element {
  const said = words.feedback;
  const [type, setType] = useState<FeedbackType>();
  const [service, setService] = useState(NO_SERVICE);
  const [text, setText] = useState('');
  const [attempt, setAttempt] = useState(0);
  const contact = useContactEntry();
  const typeError = type === undefined ? said.missingType : undefined;
  const textError =
    text.trim() === '' ? said.missingText : text.trim().length > TEXT_MAX ? said.tooLong : undefined;
  const shown = attempt > 0;

  function send(event: Event): void {
    event.preventDefault();
    const sealing = contact.toSeal();
    if (type === undefined || textError !== undefined || sealing === undefined) {
      setAttempt(attempt + 1);
      return;
    }
    onSend({ type, ...(service === NO_SERVICE ? {} : { service }), text: text.trim(), ...sealing });
  }

  const errors = [
    { fieldId: 'borne-type', message: typeError },
    { fieldId: 'borne-text', message: textError },
    ...contact.wrong.map((field) => ({
      fieldId: `borne-contact-${field}`,
      message: words.contact.wrong[field],
    })),
  ].flatMap(({ fieldId, message }) => (shown && message !== undefined ? [{ fieldId, message }] : []));

  return (
    <form class="g-borne__form" onSubmit={send} noValidate>
      <Stack gap={5}>
        <h2 class="g-borne__question">{said.title}</h2>
        <ErrorSummary title={said.errors} errors={errors} attempt={attempt} />
        <SegmentedControl
          id="borne-type"
          legend={said.type}
          layout="wrap"
          required
          options={FEEDBACK_TYPES.map((value) => ({ value, label: said.types[value] }))}
          value={type}
          onChange={setType}
          {...(shown && typeError !== undefined ? { error: typeError } : {})}
        />
        <SegmentedControl
          legend={said.service}
          layout="wrap"
          options={[
            ...services.map(({ key, label }) => ({ value: key, label })),
            { value: NO_SERVICE, label: said.noService },
          ]}
          value={service}
          onChange={setService}
        />
        <TextArea
          id="borne-text"
          label={said.text}
          hint={said.textHint}
          required
          rows={6}
          value={text}
          onInput={setText}
          maxLength={TEXT_MAX}
          countText={words.charactersLeft}
          {...(shown && textError !== undefined ? { error: textError } : {})}
        />
        <ContactFields id="borne-contact" words={words.contact} entry={contact} />
        <Cluster justify="between">
          <Button variant="secondary" size="lg" onClick={onLeave}>
            {said.cancel}
          </Button>
          <Button type="submit" variant="primary" size="xl" icon="check" busy={sending}>
            {said.send}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
