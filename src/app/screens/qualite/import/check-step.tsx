import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { counted } from '../../../../i18n/fr/words.ts';
import type { CheckedImport } from '../../../../reports/plan-import.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { Cluster } from '../../../ui/cluster.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { figure } from '../french.ts';
import { ColumnsForm } from './columns-form.tsx';
import { missingChoice } from './import-choices.ts';
import type { ImportSource } from './import-source.ts';
import { PreviewCard } from './preview-card.tsx';
import { ProblemsCard } from './problems-card.tsx';
import { ServicesForm } from './services-form.tsx';
import type { ImportState } from './use-import.ts';

/** The file as it will be read, and what stands against importing it. Nothing has been written yet. */
export function CheckStep({ source, state }: { source: ImportSource; state: ImportState }): JSX.Element {
  const { choices, checked, choose } = state;
  const missing = missingChoice(choices);
  return (
    <Stack gap={5}>
      <Card heading={`« ${source.name} »`}>
        <div class="q-parts">
          <p class="q-note">
            {counted(source.rows.length, 'ligne', 'lignes')}, {source.how}
            {source.found.header === undefined && ', sans ligne de titres'}.
          </p>
          <ColumnsForm choices={choices} columnNames={source.columnNames} onChoose={choose} />
        </div>
      </Card>
      {missing !== undefined && <Notice tone="warning">{missing}</Notice>}
      <ServicesForm unknown={checked?.unknownServices ?? []} choices={choices} onChoose={choose} />
      {checked !== undefined && <Verdict checked={checked} file={source.name} state={state} />}
    </Stack>
  );
}

function Verdict({
  checked,
  file,
  state,
}: {
  checked: CheckedImport;
  file: string;
  state: ImportState;
}): JSX.Element {
  const [leaveOut, setLeaveOut] = useState(false);
  const refused = checked.refused.length;
  const blocked = refused > 0 && !leaveOut;
  return (
    <>
      {refused > 0 && <ProblemsCard refused={checked.refused} file={file} />}
      <PreviewCard checked={checked} />
      {refused > 0 && checked.good > 0 && (
        <CheckboxField
          label={`Laisser de côté ${refused === 1 ? 'la ligne' : `les ${figure(refused)} lignes`} à corriger et importer le reste`}
          checked={leaveOut}
          onChange={setLeaveOut}
        />
      )}
      {blocked && (
        <Notice tone="warning" title="Rien ne peut être importé pour l’instant">
          Corrigez le fichier et choisissez-le à nouveau, ou laissez ces lignes de côté.
        </Notice>
      )}
      <Cluster>
        <Button
          variant="primary"
          icon="upload"
          disabled={blocked || checked.plan.visits === 0}
          onClick={state.write}
        >
          Importer {counted(checked.plan.visits, 'visite', 'visites')}
        </Button>
        <Button onClick={state.restart}>Choisir un autre fichier</Button>
      </Cluster>
    </>
  );
}
