import type { JSX } from 'preact';
import { RETAINED_KINDS } from '../../../../domain/retention/retention.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { plainDay } from '../french.ts';
import { OfficeRefusal } from '../office-refusal.tsx';
import { dueWords, KEPT } from './kept-words.ts';
import { usePreview } from './use-preview.ts';

const NOTHING = { erased: 0, removed: 0 };

/** What the next runs will remove, so that nobody is surprised by it. */
export function DueCard(): JSX.Element {
  const { desk } = useGuichet();
  const answer = usePreview();
  if (answer === undefined) return <Spinner label="Le serveur compte…" />;
  if (!answer.ok) return <OfficeRefusal failure={answer.failure} />;
  const { lastRunAt, kinds } = answer.value;
  return (
    <Card heading="Ce qui sera effacé">
      <p class="q-note">
        {lastRunAt === undefined
          ? 'Le serveur passera une fois par jour.'
          : `Le serveur passe une fois par jour ; dernier passage le ${plainDay(desk.time.dayOf(lastRunAt))}.`}
      </p>
      <DataTable
        dense
        captionHidden
        caption="Ce qui sera effacé, par type de fiche"
        rows={RETAINED_KINDS}
        rowKey={(kind) => kind}
        columns={[
          { key: 'name', header: 'Fiche', rowHeader: true, cell: (kind) => KEPT[kind].name },
          {
            key: 'now',
            header: 'Au prochain passage',
            cell: (kind) => dueWords(kinds[kind]?.now ?? NOTHING),
          },
          {
            key: 'soon',
            header: 'D’ici un mois, en tout',
            cell: (kind) => dueWords(kinds[kind]?.soon ?? NOTHING),
          },
        ]}
      />
    </Card>
  );
}
