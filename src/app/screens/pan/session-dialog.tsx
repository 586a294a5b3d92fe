import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CONTACT_WORDS } from '../../../i18n/fr/contact-words.ts';
import { ContactFields } from '../../parts/contact-fields.tsx';
import { useContactEntry } from '../../parts/use-contact-entry.ts';
import { useGuichet } from '../../state/guichet-context.ts';
import { useDirtyForm } from '../../state/session-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { errorsOf, type SessionDraft, sessionOf } from './session-draft.ts';
import { SessionFields } from './session-fields.tsx';
import type { PanActs } from './use-pan-acts.ts';

export interface SessionDialogProps {
  title: string;
  /** The appointment's id; absent when nobody registered the person before. */
  id: string | undefined;
  initial: SessionDraft;
  acts: PanActs;
  onClose: () => void;
}

/** What was done in a session, in under twenty seconds: most is known already, the rest is three taps. */
export function SessionDialog({ title, id, initial, acts, onClose }: SessionDialogProps): JSX.Element {
  const { desk } = useGuichet();
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const contact = useContactEntry();
  useDirtyForm(draft !== initial);

  async function save(): Promise<void> {
    const session = sessionOf(draft, desk.time, desk.now());
    const sealing = contact.toSeal();
    if (session === undefined || sealing === undefined) {
      setChecked(true);
      return;
    }
    setBusy(true);
    const result = await acts.log({ session, ...(id === undefined ? {} : { id }), ...sealing });
    setBusy(false);
    if (result.ok) onClose();
  }

  return (
    <Dialog
      open
      size="lg"
      title={title}
      onClose={onClose}
      closeLabel="Fermer sans enregistrer"
      footer={
        <>
          <Button onClick={onClose}>Abandonner</Button>
          <Button variant="primary" icon="check" busy={busy} onClick={() => void save()}>
            Enregistrer la séance
          </Button>
        </>
      }
    >
      <SessionFields
        draft={draft}
        errors={checked ? errorsOf(draft, desk.time, desk.now()) : {}}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <ContactFields
        id="session-contact"
        words={CONTACT_WORDS}
        entry={contact}
        fields={['name', 'telephone', 'email']}
      />
    </Dialog>
  );
}
