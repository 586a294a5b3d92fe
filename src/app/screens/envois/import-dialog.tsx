import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { SiteTime } from '../../../domain/kernel/site-time.ts';
import { counted, kindWord } from '../../../i18n/fr/words.ts';
import { useGuichet } from '../../state/guichet-context.ts';
import { useSessionStore } from '../../state/session-context.ts';
import { showMessage } from '../../state/session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { type ReadSending, readSending, type SendingProblem } from './read-sending.ts';
import { instantText } from './record-words.ts';
import { useTold } from './use-told.ts';

const PROBLEMS: Readonly<Record<SendingProblem, string>> = {
  'not-a-file-of-ours':
    'Ce n’est pas un fichier d’envois de Guichet. Choisissez celui que « Exporter en fichier » a créé.',
  'newer-version': 'Ce fichier vient d’une version plus récente. Mettez à jour cette page, puis réessayez.',
  'other-site': 'Ce fichier vient d’un autre site : il ne peut pas être repris ici.',
  empty: 'Ce fichier ne contient rien à envoyer.',
};

/** Takes over what another device of the site had exported: shows what is in the file before anything is kept. */
export function ImportDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { device, desk, memory } = useGuichet();
  const session = useSessionStore();
  const [read, setRead] = useState<ReadSending | SendingProblem>();
  const input = useRef<HTMLInputElement>(null);
  const told = useTold();
  const file = typeof read === 'object' ? read : undefined;

  async function choose(field: HTMLInputElement): Promise<void> {
    const chosen = field.files?.[0];
    if (chosen !== undefined) setRead(readSending(await chosen.text(), device.site));
  }

  async function take({ records }: ReadSending): Promise<void> {
    const taken = await told.run(() => memory.takeIn(records));
    if (taken === undefined) return;
    showMessage(session, { says: takenSentence(taken), tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      title="Importer des envois"
      onClose={onClose}
      closeLabel="Fermer sans importer"
      footer={
        <>
          <Button onClick={onClose}>Annuler</Button>
          {file !== undefined && file.records.length > 0 && (
            <Button variant="primary" icon="check" busy={told.busy} onClick={() => void take(file)}>
              Reprendre {counted(file.records.length, 'enregistrement', 'enregistrements')}
            </Button>
          )}
        </>
      }
    >
      <Stack gap={4}>
        <p>
          Choisissez le fichier exporté d’un autre appareil de ce site (panne, vol, mémoire effacée). Ses
          enregistrements partiront d’ici. Importé deux fois, ou envoyé aussi par l’autre appareil, rien n’est
          compté double.
        </p>
        <div>
          <Button icon="document" onClick={() => input.current?.click()}>
            Choisir un fichier
          </Button>
          <input
            ref={input}
            hidden
            type="file"
            accept=".json,application/json"
            aria-label="Fichier d’envois"
            onChange={({ currentTarget }) => void choose(currentTarget)}
          />
        </div>
        {typeof read === 'string' && (
          <Notice tone="danger" live title="Ce fichier ne peut pas être repris">
            {PROBLEMS[read]}
          </Notice>
        )}
        {told.failed !== undefined && (
          <Notice tone="danger" live title="Rien n’a été repris">
            {told.failed}
          </Notice>
        )}
        {file !== undefined && <Preview file={file} time={desk.time} />}
      </Stack>
    </Dialog>
  );
}

function Preview({ file, time }: { file: ReadSending; time: SiteTime }): JSX.Element {
  const counts = new Map<string, number>();
  for (const { record } of file.records) counts.set(record.kind, (counts.get(record.kind) ?? 0) + 1);
  return (
    <Notice tone={file.records.length === 0 ? 'warning' : 'info'} live title="Dans ce fichier">
      <p>
        Exporté de « {file.from} » le {instantText(file.exportedAt, time)}.
      </p>
      <ul>
        {[...counts].map(([kind, count]) => (
          <li key={kind}>
            {kindWord(kind)} : {count.toLocaleString('fr-FR')}
          </li>
        ))}
        {file.unreadable > 0 && (
          <li>
            {counted(
              file.unreadable,
              'enregistrement illisible, laissé',
              'enregistrements illisibles, laissés',
            )}{' '}
            de côté
          </li>
        )}
      </ul>
    </Notice>
  );
}

function takenSentence({ queued, known }: { readonly queued: number; readonly known: number }): string {
  const taken = `${counted(queued, 'enregistrement repris', 'enregistrements repris')}, à envoyer`;
  return known === 0 ? `${taken}.` : `${taken} ; ${known.toLocaleString('fr-FR')} déjà connus ici.`;
}
