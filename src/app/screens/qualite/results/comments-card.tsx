import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Satisfaction } from '../../../../domain/statistics/satisfaction.ts';
import { commentsTable } from '../../../../reports/comments-table.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { CsvButton } from '../csv-button.tsx';
import { figure, plainDay } from '../french.ts';

const AT_FIRST = 20;

/** What people wrote, the latest first. */
export function CommentsCard({
  satisfaction,
  suffix,
}: {
  satisfaction: Satisfaction;
  suffix: string;
}): JSX.Element {
  const { comments } = satisfaction;
  const [all, setAll] = useState(false);
  const shown = all ? comments : comments.slice(0, AT_FIRST);
  const title = `Commentaires libres (${figure(comments.length)})`;
  return (
    <Card
      heading={title}
      actions={
        comments.length > 0 && (
          <CsvButton title="Commentaires libres" suffix={suffix} table={() => commentsTable(satisfaction)} />
        )
      }
    >
      {comments.length === 0 && <EmptyState icon="speech" title="Aucun commentaire sur cette période" />}
      <ul class="q-comments g-plain-list">
        {shown.map(({ day, text }, index) => (
          <li key={`${day}-${comments.length - index}`} class="q-comments__item">
            <p class="q-comments__text">{text}</p>
            <p class="q-note">{plainDay(day)}</p>
          </li>
        ))}
      </ul>
      {shown.length < comments.length && (
        <Button onClick={() => setAll(true)}>Voir les {figure(comments.length)} commentaires</Button>
      )}
    </Card>
  );
}
