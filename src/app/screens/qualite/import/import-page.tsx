import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ImportReceipt } from '../../../../commands/import-visits.ts';
import { lastImport } from '../../../../commands/take-back-import.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Cluster } from '../../../ui/cluster.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { SectionHeader } from '../../../ui/section-header.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { percent } from '../french.ts';
import { CheckStep } from './check-step.tsx';
import { FileDrop } from './file-drop.tsx';
import { ReceiptCard } from './receipt-card.tsx';
import { useImport, type Work } from './use-import.ts';

const WORK_WORDS: Readonly<Record<Work['what'], string>> = {
  reading: 'Lecture du fichier…',
  checking: 'Vérification des lignes…',
  writing: 'Écriture des visites…',
};

/** Brings the visits of the old spreadsheet in: chosen, checked, then written all at once or not at all. */
export function ImportPage(): JSX.Element {
  const state = useImport();
  const { source, work, refusal, receipt } = state;
  return (
    <Stack gap={5}>
      <SectionHeader
        title="Import de visites passées"
        description="Depuis le tableau que tenait l’accueil. Rien n’est écrit avant votre accord, et tout l’est d’un coup. Importer deux fois n’ajoute rien."
      />
      {refusal !== undefined && (
        <Notice live tone="danger" title="Rien n’a été importé">
          {refusal}
        </Notice>
      )}
      {work !== undefined && (
        <ProgressBar label={WORK_WORDS[work.what]} value={work.share} valueText={percent(work.share)} />
      )}
      {source === undefined && work === undefined && <FileDrop onFile={state.open} />}
      {source !== undefined && receipt === undefined && work?.what !== 'writing' && (
        <CheckStep source={source} state={state} />
      )}
      {receipt !== undefined && <DoneStep receipt={receipt} onRestart={state.restart} />}
      {source === undefined && work === undefined && <LastImport />}
    </Stack>
  );
}

function DoneStep({ receipt, onRestart }: { receipt: ImportReceipt; onRestart: () => void }): JSX.Element {
  return (
    <>
      <ReceiptCard heading="Import terminé" receipt={receipt} />
      <Cluster>
        <LinkButton href="/qualite" icon="chart">
          Voir les résultats
        </LinkButton>
        <Button onClick={onRestart}>Importer un autre fichier</Button>
      </Cluster>
    </>
  );
}

/** The last import made here, so that it can be taken back after the page was closed. */
function LastImport(): JSX.Element | null {
  const { desk } = useGuichet();
  const [receipt, setReceipt] = useState<ImportReceipt>();
  useEffect(() => void lastImport(desk).then(setReceipt), [desk]);
  if (receipt === undefined) return null;
  return <ReceiptCard heading="Dernier import de cet appareil" receipt={receipt} />;
}
