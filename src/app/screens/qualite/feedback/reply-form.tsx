import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { recordReply } from '../../../../commands/record-reply.ts';
import { CHANNELS, type Channel } from '../../../../domain/feedback/feedback.ts';
import { isDay } from '../../../../domain/kernel/site-time.ts';
import { CHANNEL_WORDS } from '../../../../i18n/fr/feedback-words.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { FieldSet } from '../../../ui/field-set.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { longDay } from '../french.ts';
import type { FeedbackRow } from './feedback-row.ts';

const WAYS = CHANNELS.filter((channel) => channel !== 'urn' && channel !== 'kiosk').map((value) => ({
  value,
  label: CHANNEL_WORDS[value],
}));

/** « Réponse envoyée le … »: says when and how it was answered, or corrects it. */
export function ReplyForm({ row }: { row: FeedbackRow }): JSX.Element {
  const { desk } = useGuichet();
  const act = useAct();
  const today = desk.time.dayOf(desk.now());
  const { reply } = row.feedback;
  const [on, setOn] = useState(reply?.on ?? today);
  const [channel, setChannel] = useState<Channel>(reply?.channel ?? usualWay(row.deposit.channel));
  const [error, setError] = useState<string>();
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const refusal = dayRefusal(on, row.deposit.depositedOn, today);
    setError(refusal);
    if (refusal === undefined)
      await act(
        recordReply,
        { id: row.id, on, channel },
        { said: `Réponse envoyée le ${longDay(on)} : noté` },
      );
  }
  return (
    <form onSubmit={save} noValidate>
      <FieldSet
        legend={reply === undefined ? 'Réponse envoyée le…' : `Réponse envoyée le ${longDay(reply.on)}`}
      >
        <div class="q-filters">
          <DateField
            label="Date"
            value={on}
            onInput={setOn}
            min={row.deposit.depositedOn}
            max={today}
            error={error}
          />
          <SelectField label="Moyen" options={WAYS} value={channel} onChange={setChannel} />
          <Button type="submit" icon="check">
            {reply === undefined ? 'Noter la réponse' : 'Corriger'}
          </Button>
        </div>
      </FieldSet>
    </form>
  );
}

function dayRefusal(on: string, deposited: string, today: string): string | undefined {
  if (!isDay(on)) return 'Choisissez la date de la réponse.';
  if (on < deposited) return 'La réponse ne peut pas être avant le dépôt.';
  return on > today
    ? 'Cette date n’est pas encore arrivée : choisissez aujourd’hui ou un jour passé.'
    : undefined;
}

/** One answers as one was written to; a form of the urn by letter. */
function usualWay(channel: Channel): Channel {
  if (channel === 'urn') return 'letter';
  return channel === 'kiosk' || channel === 'web' ? 'email' : channel;
}
