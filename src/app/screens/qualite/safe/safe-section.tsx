import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { currentContactKey } from '../../../../domain/sealing/contact-key.ts';
import type { KeptKey, SafeChange } from '../../../../domain/sealing/safe.ts';
import { useKeptKeys } from '../../../parts/use-safe.ts';
import { useGuichet, useSettings } from '../../../state/guichet-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Cluster } from '../../../ui/cluster.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { longDay } from '../french.ts';
import { ChangePassphraseDialog } from './change-passphrase-dialog.tsx';
import { MakeSafeForm } from './make-safe-form.tsx';
import { RecoverySheet } from './recovery-sheet.tsx';
import { RenewDialog } from './renew-dialog.tsx';

type Open = 'passphrase' | 'code' | 'key';

/** The safe of the contacts: made once, then its passphrase, its printed code and its key are changed here. */
export function SafeSection(): JSX.Element | null {
  const { contacts } = useGuichet();
  const { contactKeys } = useSettings();
  const kept = useKeptKeys();
  const [code, setCode] = useState<string>();
  const [left, setLeft] = useState(0);
  const [open, setOpen] = useState<Open>();
  if (kept === undefined) return null;
  const current = currentContactKey(contactKeys);

  function done(change: SafeChange): void {
    setOpen(undefined);
    setLeft(change.left.length);
    setCode(change.code);
    // What is open was opened with what may just have been changed.
    contacts.lock();
  }

  return (
    <Card heading="Coffre des coordonnées">
      <div class="q-parts">
        <p>
          Les noms, téléphones et adresses laissés par les usagers sont chiffrés dès leur saisie. Seuls les
          postes « Qualité » et « PAN » peuvent les ouvrir, avec la phrase de passe du coffre ; chaque
          ouverture est notée.
        </p>
        {left > 0 && <OtherKeys />}
        {current === undefined ? (
          <MakeSafeForm onMade={done} />
        ) : (
          <Kept madeAt={current.madeAt} kept={kept} onOpen={setOpen} />
        )}
      </div>
      {open === 'passphrase' && (
        <ChangePassphraseDialog kept={kept} onDone={done} onClose={() => setOpen(undefined)} />
      )}
      {(open === 'code' || open === 'key') && (
        <RenewDialog what={open} kept={kept} onDone={done} onClose={() => setOpen(undefined)} />
      )}
      {code !== undefined && <RecoverySheet code={code} onClose={() => setCode(undefined)} />}
    </Card>
  );
}

interface KeptProps {
  madeAt: number;
  kept: readonly KeptKey[];
  onOpen: (what: Open) => void;
}

function Kept({ madeAt, kept, onOpen }: KeptProps): JSX.Element {
  const { desk } = useGuichet();
  const older = kept.length - 1;
  return (
    <>
      <dl class="q-facts">
        <dt>Clé en usage</dt>
        <dd>depuis le {longDay(desk.time.dayOf(madeAt))}</dd>
        {older > 0 && <dt>Clés d’avant</dt>}
        {older > 0 && <dd>{older}, gardées pour ce qu’elles ont chiffré</dd>}
      </dl>
      <Cluster>
        <Button icon="edit" onClick={() => onOpen('passphrase')}>
          Changer la phrase de passe
        </Button>
        <Button icon="printer" onClick={() => onOpen('code')}>
          Nouveau code de secours
        </Button>
        <Button icon="sync" onClick={() => onOpen('key')}>
          Renouveler la clé
        </Button>
      </Cluster>
      <p class="q-note">
        Un changement du coffre ne s’annule pas. Phrase oubliée : « Changer la phrase de passe », puis « Code
        de secours ». Sans la phrase ni le code, ce qui est dans le coffre ne peut être lu par personne.
      </p>
    </>
  );
}

function OtherKeys(): JSX.Element {
  return (
    <Notice tone="warning" live title="Une autre clé a sa propre phrase">
      Deux coffres ont été créés en même temps. Changez la phrase une fois encore, en donnant la phrase de
      l’autre coffre : donnez aux deux la même.
    </Notice>
  );
}
