import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { counted } from '../../../i18n/fr/words.ts';
import type { RefusedRecord } from '../../../sync/sync-state.ts';
import { useGuichet } from '../../state/guichet-context.ts';
import { useSessionStore } from '../../state/session-context.ts';
import { showMessage } from '../../state/session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/cluster.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { RefusedTable } from './refused-table.tsx';
import { useTold } from './use-told.ts';

export interface RefusedSectionProps {
  records: readonly RefusedRecord[];
  /** The person has these very records in a file. */
  exported: boolean;
}

/** The drawer: why each record was refused, sending it again once that is mended, and putting it away once it is in a file. */
export function RefusedSection({ records, exported }: RefusedSectionProps): JSX.Element | null {
  const { desk, memory } = useGuichet();
  const session = useSessionStore();
  const told = useTold();
  const [removing, setRemoving] = useState(false);
  if (records.length === 0) return null;

  async function sendAgain(some: readonly RefusedRecord[]): Promise<void> {
    const queued = await told.run(() => memory.sendAgain(some));
    if (queued === undefined) return;
    const says = `${counted(queued, 'enregistrement', 'enregistrements')} à renvoyer : le serveur va répondre de nouveau.`;
    showMessage(session, { says, tone: 'info' });
  }

  async function remove(): Promise<void> {
    await told.run(() => memory.remove(records));
    setRemoving(false);
  }

  return (
    <Stack gap={4}>
      <RefusedTable
        records={records}
        time={desk.time}
        onSendAgain={(record) => void sendAgain([record])}
        busy={told.busy}
      />
      {told.failed !== undefined && (
        <Notice tone="danger" live title="Rien n’a changé">
          {told.failed}
        </Notice>
      )}
      <Cluster>
        <Button icon="sync" busy={told.busy} onClick={() => void sendAgain(records)}>
          Tout renvoyer
        </Button>
        {exported && (
          <Button variant="quiet" icon="trash" onClick={() => setRemoving(true)}>
            Retirer de la liste
          </Button>
        )}
      </Cluster>
      <ConfirmDialog
        open={removing}
        title={`Retirer ${counted(records.length, 'enregistrement refusé', 'enregistrements refusés')} ?`}
        confirmLabel="Retirer de la liste"
        cancelLabel="Garder"
        danger
        busy={told.busy}
        onConfirm={() => void remove()}
        onCancel={() => setRemoving(false)}
      >
        Ils ne partiront jamais d’ici. Ils sont dans le fichier que vous venez d’exporter : vérifiez qu’il est
        dans les téléchargements.
      </ConfirmDialog>
    </Stack>
  );
}
