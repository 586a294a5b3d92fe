import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fileFeedback } from '../../../../commands/file-feedback.ts';
import { CONTACT_WORDS } from '../../../../i18n/fr/contact-words.ts';
import { TYPE_WORDS } from '../../../../i18n/fr/feedback-words.ts';
import { ContactFields } from '../../../parts/contact-fields.tsx';
import { useContactEntry } from '../../../parts/use-contact-entry.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { useDirtyForm } from '../../../state/session-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Cluster } from '../../../ui/cluster.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { SectionHeader } from '../../../ui/section-header.tsx';
import { PaperFields } from './paper-fields.tsx';
import { blankForm, filedOf, nextForm, type PaperErrors, paperErrors } from './paper-form-state.ts';

/** Types in the forms of the urn one after another: Ctrl+Enter keeps one and opens the next. */
export function PaperPage(): JSX.Element {
  const { desk } = useGuichet();
  const act = useAct();
  const today = desk.time.dayOf(desk.now());
  const [form, setForm] = useState(() => blankForm(today));
  const [errors, setErrors] = useState<PaperErrors>({});
  const [attempt, setAttempt] = useState(0);
  const [kept, setKept] = useState(0);
  const [saving, setSaving] = useState(false);
  const contact = useContactEntry();
  const text = useRef<HTMLFormElement>(null);
  useDirtyForm(form.text.trim() !== '');
  useEffect(() => focusText(text.current), [kept]);

  async function save(): Promise<void> {
    if (saving) return;
    const found = paperErrors(form, today);
    setErrors(found);
    setAttempt((count) => count + 1);
    const sealing = contact.toSeal();
    if (Object.keys(found).length > 0 || sealing === undefined) return;
    setSaving(true);
    const result = await act(
      fileFeedback,
      { ...filedOf(form), ...sealing },
      {
        said: `Formulaire enregistré : ${TYPE_WORDS[form.type].toLowerCase()}`,
      },
    );
    setSaving(false);
    if (!result.ok) return;
    setForm(nextForm(form));
    contact.clear();
    setKept((count) => count + 1);
  }

  return (
    <form
      ref={text}
      class="q-parts q-paper"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void save();
      }}
    >
      <SectionHeader
        title="Saisie de l’urne"
        description="Un formulaire après l’autre : le type, le moyen, les dates et le service restent pour le suivant. Ne recopiez ni nom ni adresse dans le texte."
      />
      <ErrorSummary
        title="Le formulaire n’est pas enregistré"
        attempt={attempt}
        errors={[
          ...Object.entries(errors).map(([field, message]) => ({ fieldId: `paper-${field}`, message })),
          ...contact.wrong.map((field) => ({
            fieldId: `paper-contact-${field}`,
            message: CONTACT_WORDS.wrong[field],
          })),
        ]}
      />
      <PaperFields form={form} errors={errors} today={today} onChange={setForm} />
      <ContactFields id="paper-contact" words={CONTACT_WORDS} entry={contact} />
      <Cluster>
        <Button type="submit" variant="primary" icon="check" busy={saving} aria-keyshortcuts="Control+Enter">
          Enregistrer, au suivant
        </Button>
        <KeyHint keys="Ctrl+Entrée" />
        <p aria-live="polite" class="q-note">
          {kept === 0
            ? ''
            : `${kept} ${kept === 1 ? 'formulaire enregistré' : 'formulaires enregistrés'} depuis l’ouverture de la page`}
        </p>
      </Cluster>
    </form>
  );
}

function focusText(form: HTMLFormElement | null): void {
  form?.querySelector('textarea')?.focus();
}
