import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { noteExport } from '../../../commands/note-export.ts';
import { StoreFailure } from '../../../domain/kernel/store-failure.ts';
import { syncSentence } from '../../../i18n/fr/sync-sentence.ts';
import type { SyncControl } from '../../services.ts';
import { useGuichet, useNow, useSync } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/cluster.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Stack } from '../../ui/stack.tsx';
import { adviceOf } from './advice.ts';
import { type ExportedSending, exportSending, isCovered, saveFile } from './export-sending.ts';
import { ImportDialog } from './import-dialog.tsx';
import { MemoryCard } from './memory-card.tsx';
import { RefusedSection } from './refused-section.tsx';
import { RetireDialog } from './retire-dialog.tsx';
import { UnsentTable } from './unsent-table.tsx';

/** How long a device that is retired waits for the endpoint to know. */
const TOLD_WITHIN_MS = 3_000;

/** What this device has not been able to send, and what was refused: always visible, never thrown away. */
export function EnvoisScreen(): JSX.Element {
  const { device, desk, sync, office } = useGuichet();
  const state = useSync();
  const now = useNow(30_000);
  const sending = useSending();
  const sentence = syncSentence(state, now, desk.time);
  const advice = adviceOf(state);
  const revoked = state.problem?.code === 'revoked';

  const [exported, setExported] = useState<ExportedSending>();
  const [asking, setAsking] = useState<'import' | 'retire'>();

  async function save(): Promise<void> {
    if (sending === undefined) return;
    const noted = await noteContactsIn(sending);
    const written = noted ? await readSendingOf(sync) : sending;
    setExported(written);
    saveFile(
      exportSending(written, device, desk.now()),
      `guichet-envois-${desk.time.dayOf(desk.now())}.json`,
    );
  }

  /** A memory that writes nothing any more is what this file saves: it is made all the same, its contacts sealed as they are. */
  async function noteContactsIn({ unsent, refused }: ExportedSending): Promise<boolean> {
    try {
      return await noteExport(
        desk,
        device.device,
        [...unsent, ...refused].map(({ record }) => record),
      );
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      return false;
    }
  }

  /** The endpoint is told, where it can be reached soon; else the quality office takes the device off the list. */
  async function leave(): Promise<void> {
    await Promise.race([office.sayRetired(), new Promise((resolve) => setTimeout(resolve, TOLD_WITHIN_MS))]);
    location.assign('/bienvenue');
  }

  const empty = sending !== undefined && sending.unsent.length === 0 && sending.refused.length === 0;
  return (
    <Stack gap={5}>
      <Notice tone={sentence.tone} title={sentence.text}>
        {advice}
      </Notice>
      <Cluster>
        <Button variant="primary" icon="sync" busy={state.working} onClick={() => sync.syncNow()}>
          Envoyer maintenant
        </Button>
        {(state.problem?.code === 'revoked' || state.problem?.code === 'cloned') && (
          <LinkButton icon="key" href="/bienvenue">
            Saisir un nouveau code
          </LinkButton>
        )}
        {!empty && (
          <Button icon="download" onClick={() => void save()}>
            Exporter en fichier
          </Button>
        )}
        {!revoked && (
          <Button icon="upload" onClick={() => setAsking('import')}>
            Importer un fichier
          </Button>
        )}
      </Cluster>
      {sending === undefined && <Spinner label="Lecture de la mémoire…" />}
      {empty && (
        <EmptyState
          icon="cloud-check"
          title="Tout est envoyé"
          text="Le serveur a confirmé chaque enregistrement de cet appareil."
        />
      )}
      {sending !== undefined && (
        <RefusedSection records={sending.refused} exported={isCovered(sending, exported)} />
      )}
      {sending !== undefined && <UnsentTable records={sending.unsent} time={desk.time} />}
      {!empty && (
        <p>Le fichier contient les saisies telles quelles : conservez-le comme un document de l’accueil.</p>
      )}
      <MemoryCard />
      <div>
        <Button variant="quiet" icon="trash" onClick={() => setAsking('retire')}>
          Retirer cet appareil…
        </Button>
      </div>
      {asking === 'import' && <ImportDialog onClose={() => setAsking(undefined)} />}
      {asking === 'retire' && sending !== undefined && (
        <RetireDialog
          sending={sending}
          exported={exported}
          onExport={() => void save()}
          onRetired={() => void leave()}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Stack>
  );
}

/** Read anew whenever the sync's figures move. */
function useSending(): ExportedSending | undefined {
  const { sync } = useGuichet();
  const { unsent, refused, lastSyncAt } = useSync();
  const [sending, setSending] = useState<ExportedSending>();
  useEffect(() => {
    let left = false;
    void readSendingOf(sync).then((read) => {
      if (!left) setSending(read);
    });
    return () => {
      left = true;
    };
  }, [sync, unsent, refused, lastSyncAt]);
  return sending;
}

async function readSendingOf(sync: SyncControl): Promise<ExportedSending> {
  const [unsent, refused] = await Promise.all([sync.unsent(), sync.refused()]);
  return { unsent, refused };
}
