import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ImportReceipt } from '../../../../commands/import-visits.ts';
import { takeBackImport } from '../../../../commands/take-back-import.ts';
import { clockText } from '../../../../domain/kernel/site-time.ts';
import { failureSentence } from '../../../../i18n/fr/failure-sentence.ts';
import { counted } from '../../../../i18n/fr/words.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { longDay } from '../french.ts';
import { kept } from './use-import.ts';

export interface ReceiptCardProps {
  heading: string;
  receipt: ImportReceipt;
}

/** What an import did, and the way to take all of it back. */
export function ReceiptCard({ heading, receipt }: ReceiptCardProps): JSX.Element {
  const { desk } = useGuichet();
  const [asking, setAsking] = useState(false);
  const [share, setShare] = useState<number>();
  const [told, setTold] = useState<{ readonly tone: 'success' | 'danger'; readonly text: string }>();
  const { day, minute } = desk.time.local(receipt.at);
  const takenBack = receipt.takenBackAt !== undefined || told?.tone === 'success';
  async function takeBack(): Promise<void> {
    setAsking(false);
    setShare(0);
    const result = await kept(() => takeBackImport(desk, (seen) => setShare(seen / receipt.added)));
    setShare(undefined);
    setTold(
      result.ok
        ? {
            tone: 'success',
            text: `${counted(result.value, 'visite retirée', 'visites retirées')} : l’import ne compte plus.`,
          }
        : { tone: 'danger', text: failureSentence(result.failure) },
    );
  }
  return (
    <Card heading={heading}>
      <div class="q-parts">
        <p>
          « {receipt.file} », {longDay(day)} à {clockText(minute)} :{' '}
          <strong>{counted(receipt.added, 'visite ajoutée', 'visites ajoutées')}</strong>
          {receipt.already > 0 &&
            `, ${counted(receipt.already, 'déjà là, non comptée deux fois', 'déjà là, non comptées deux fois')}`}
          .
        </p>
        {told !== undefined && (
          <Notice live tone={told.tone}>
            {told.text}
          </Notice>
        )}
        {told === undefined && receipt.takenBackAt !== undefined && (
          <p class="q-note">Cet import a été retiré : ses visites ne sont plus comptées.</p>
        )}
        {share !== undefined && <ProgressBar label="Retrait des visites…" value={share} />}
        {receipt.added > 0 && !takenBack && share === undefined && (
          <div>
            <Button icon="undo" onClick={() => setAsking(true)}>
              Retirer cet import
            </Button>
          </div>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        danger
        title="Retirer cet import ?"
        confirmLabel="Retirer ces visites"
        cancelLabel="Garder ces visites"
        onConfirm={takeBack}
        onCancel={() => setAsking(false)}
      >
        <p>
          {counted(receipt.added, 'visite ne sera plus comptée', 'visites ne seront plus comptées')}. Importer
          le même fichier les remettra.
        </p>
      </ConfirmDialog>
    </Card>
  );
}
