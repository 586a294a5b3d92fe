import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { syncSentence } from '../../../i18n/fr/sync-sentence.ts';
import type { RefusedRecord, UnsentRecord } from '../../../sync/sync-state.ts';
import { useGuichet, useNow, useSync } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/cluster.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Stack } from '../../ui/stack.tsx';
import { adviceOf } from './advice.ts';
import { exportSending, saveFile } from './export-sending.ts';
import { ImportDialog } from './import-dialog.tsx';
import { MemoryCard } from './memory-card.tsx';
import { RefusedSection } from './refused-section.tsx';
import { RetireDialog } from './retire-dialog.tsx';
import { UnsentTable } from './unsent-table.tsx';

interface Sending {
  readonly unsent: readonly UnsentRecord[];
  readonly refused: readonly RefusedRecord[];
}

/** What this device has not been able to send, and what was refused: always visible, never thrown away. */
export function EnvoisScreen(): JSX.Element {
  const { device, desk, sync } = useGuichet();
  const state = useSync();
  const now = useNow(30_000);
  const sending = useSending();
  const sentence = syncSentence(state, now, desk.time);
  const advice = adviceOf(state);
  const revoked = state.problem?.code === 'revoked';

  const [exported, setExported] = useState<Sending>();
  const [asking, setAsking] = useState<'import' | 'retire'>();

  function save(): void {
    if (sending === undefined) return;
    setExported(sending);
    saveFile(
      exportSending(sending, device, desk.now()),
      `guichet-envois-${desk.time.dayOf(desk.now())}.json`,
    );
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
          <Button icon="download" onClick={save}>
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
      {sending !== undefined && <RefusedSection records={sending.refused} exported={exported === sending} />}
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
          onExport={save}
          onRetired={() => location.assign('/bienvenue')}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Stack>
  );
}

/** Read anew whenever the sync's figures move. */
function useSending(): Sending | undefined {
  const { sync } = useGuichet();
  const { unsent, refused, lastSyncAt } = useSync();
  const [sending, setSending] = useState<Sending>();
  useEffect(() => {
    let left = false;
    void Promise.all([sync.unsent(), sync.refused()]).then(([waiting, drawer]) => {
      if (!left) setSending({ unsent: waiting, refused: drawer });
    });
    return () => {
      left = true;
    };
  }, [sync, unsent, refused, lastSyncAt]);
  return sending;
}
