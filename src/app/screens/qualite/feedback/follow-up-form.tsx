import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { recordFollowUp } from '../../../../commands/record-follow-up.ts';
import { useDirtyForm } from '../../../state/session-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { characterCount } from '../french.ts';
import type { FeedbackRow } from './feedback-row.ts';

const LONGEST = 4000;

/** « Suites données »: what the administration did about it. */
export function FollowUpForm({ row }: { row: FeedbackRow }): JSX.Element {
  const act = useAct();
  const former = row.feedback.followUp?.text ?? '';
  const [text, setText] = useState(former);
  const [error, setError] = useState<string>();
  useDirtyForm(text !== former);
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const refusal = textRefusal(text);
    setError(refusal);
    if (refusal === undefined)
      await act(recordFollowUp, { id: row.id, text }, { said: 'Suites données : noté' });
  }
  return (
    <form class="q-parts" onSubmit={save} noValidate>
      <TextArea
        label="Suites données"
        hint="Ce que l’administration a fait. N’écrivez aucun nom."
        value={text}
        onInput={setText}
        rows={4}
        maxLength={LONGEST}
        countText={characterCount}
        error={error}
      />
      <div>
        <Button type="submit" icon="check">
          Enregistrer les suites données
        </Button>
      </div>
    </form>
  );
}

function textRefusal(text: string): string | undefined {
  if (text.trim() === '') return 'Écrivez ce qui a été fait.';
  return text.trim().length > LONGEST
    ? `Le texte dépasse ${LONGEST} caractères : raccourcissez-le.`
    : undefined;
}
