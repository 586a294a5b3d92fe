import type { JSX } from 'preact';
import { restoreRecord } from '../../../../commands/restore-record.ts';
import { voidRecord } from '../../../../commands/void-record.ts';
import { clockText } from '../../../../domain/kernel/site-time.ts';
import type { ResponseAnswers } from '../../../../domain/response/response.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { shortDay } from '../french.ts';
import type { ResponseRow } from './response-row.ts';

const ENTRIES: Readonly<Record<ResponseAnswers['entry'], string>> = {
  kiosk: 'borne',
  paper: 'papier',
  qr: 'téléphone du visiteur',
};
const LANGUAGES = new Intl.DisplayNames('fr-FR', { type: 'language' });

/** Questionnaires, each with the button that takes it out of the count or back into it. */
export function ResponsesTable({ rows }: { rows: readonly ResponseRow[] }): JSX.Element {
  const { desk } = useGuichet();
  const columns: readonly DataColumn<ResponseRow>[] = [
    {
      key: 'at',
      header: 'Rempli le',
      rowHeader: true,
      nowrap: true,
      cell: ({ answers }) => moment(desk.time.local(answers.at)),
    },
    {
      key: 'language',
      header: 'Langue',
      cell: ({ answers }) => LANGUAGES.of(answers.language) ?? answers.language,
    },
    { key: 'entry', header: 'Saisie', cell: ({ answers }) => ENTRIES[answers.entry] },
    {
      key: 'satisfied',
      header: 'Critères satisfaits',
      align: 'end',
      cell: ({ satisfied, concerned }) => `${satisfied} sur ${concerned}`,
    },
    {
      key: 'comment',
      header: 'Commentaire',
      cell: ({ answers }) => <span class="q-cut">{answers.comment ?? '–'}</span>,
    },
    { key: 'status', header: 'État', cell: ({ voided }) => (voided ? 'annulé' : 'compté') },
    { key: 'act', header: 'Action', headerHidden: true, cell: (row) => <VoidButton row={row} /> },
  ];
  return (
    <DataTable
      dense
      caption="Questionnaires de la période"
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState icon="face-3" title="Aucun questionnaire sur cette période" />}
    />
  );
}

function VoidButton({ row: { id, voided } }: { row: ResponseRow }): JSX.Element {
  const act = useAct();
  return voided ? (
    <Button
      variant="quiet"
      icon="undo"
      onClick={() => act(restoreRecord, { id }, { said: 'Questionnaire rétabli' })}
    >
      Rétablir
    </Button>
  ) : (
    <Button
      variant="quiet"
      icon="trash"
      onClick={() =>
        act(
          voidRecord,
          { kind: 'response', id, reason: 'mistake' },
          { said: 'Questionnaire annulé : il n’est plus compté' },
        )
      }
    >
      Annuler
    </Button>
  );
}

function moment({ day, minute }: { readonly day: string; readonly minute: number }): string {
  return `${shortDay(day)} ${clockText(minute)}`;
}
