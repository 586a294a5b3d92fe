import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CONTACT_FIELDS, type Contact } from '../../domain/sealing/contact.ts';
import type { ContactPlace, SealedContact } from '../../domain/sealing/sealed-contact.ts';
import { CONTACT_WORDS } from '../../i18n/fr/contact-words.ts';
import { failureSentence } from '../../i18n/fr/failure-sentence.ts';
import { useGuichet } from '../state/guichet-context.ts';
import { Button } from '../ui/button.tsx';
import { Cluster } from '../ui/cluster.tsx';
import { FieldSet } from '../ui/field-set.tsx';
import { Notice } from '../ui/notice.tsx';
import { Stack } from '../ui/stack.tsx';
import { OpeningsNote } from './openings-note.tsx';
import './sealed-contact-view.css';
import { UnlockForm } from './unlock-form.tsx';
import { useOpenedContact } from './use-opened-contact.ts';

export interface SealedContactViewProps {
  sealed: SealedContact;
  place: ContactPlace;
}

/** A sealed contact in a file: shut until somebody who knows the passphrase asks to see it, which is written down first. */
export function SealedContactView({ sealed, place }: SealedContactViewProps): JSX.Element {
  const { contacts } = useGuichet();
  const opened = useOpenedContact(sealed, place);
  const [asking, setAsking] = useState(false);

  async function show(): Promise<void> {
    setAsking(!contacts.canOpen(sealed.key));
    if (contacts.canOpen(sealed.key)) await opened.open();
  }

  return (
    <FieldSet legend={CONTACT_WORDS.legend}>
      <Stack gap={3}>
        {opened.failure !== undefined && (
          <Notice tone="danger" live>
            {failureSentence(opened.failure)}
          </Notice>
        )}
        {opened.contact !== undefined && <Lines contact={opened.contact} />}
        {asking && !opened.canOpen && <UnlockForm wanted={sealed.key} onUnlocked={() => void show()} />}
        {!(asking && !opened.canOpen) && (
          <Cluster>
            {opened.contact === undefined ? (
              <Button icon="eye" onClick={() => void show()}>
                Afficher les coordonnées
              </Button>
            ) : (
              <Button onClick={opened.hide}>Masquer</Button>
            )}
            {opened.canOpen && (
              <Button variant="quiet" icon="lock" onClick={() => contacts.lock()}>
                Fermer le coffre
              </Button>
            )}
          </Cluster>
        )}
        <p class="sealed-contact__note">
          {opened.contact === undefined
            ? 'Chiffrées. Chaque ouverture est notée : appareil, heure, dossier.'
            : 'Cette ouverture est notée : appareil, heure, dossier.'}
        </p>
        <OpeningsNote place={place} />
      </Stack>
    </FieldSet>
  );
}

function Lines({ contact }: { contact: Contact }): JSX.Element {
  return (
    <dl class="sealed-contact__lines">
      {CONTACT_FIELDS.filter((field) => contact[field] !== undefined).map((field) => (
        <div key={field}>
          <dt>{CONTACT_WORDS.fields[field]}</dt>
          <dd>{contact[field]}</dd>
        </div>
      ))}
    </dl>
  );
}
