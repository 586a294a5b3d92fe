import type { JSX } from 'preact';
import { restoreRecord } from '../../../../commands/restore-record.ts';
import { voidRecord } from '../../../../commands/void-record.ts';
import { CHANNEL_WORDS, TYPE_WORDS } from '../../../../i18n/fr/feedback-words.ts';
import { SealedContactView } from '../../../parts/sealed-contact-view.tsx';
import { useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { longDay } from '../french.ts';
import type { FeedbackRow } from './feedback-row.ts';
import { STATUS_WORDS } from './feedback-words.ts';
import { FollowUpForm } from './follow-up-form.tsx';
import { ReplyForm } from './reply-form.tsx';

export interface FeedbackDialogProps {
  /** The form opened; none when undefined. */
  row: FeedbackRow | undefined;
  onClose: () => void;
}

/** One form in full: what was said, the reply and what was done, and the button that takes it out of the count. */
export function FeedbackDialog({ row, onClose }: FeedbackDialogProps): JSX.Element | null {
  if (row === undefined) return null;
  const title = `${TYPE_WORDS[row.deposit.type]} du ${longDay(row.deposit.depositedOn)}`;
  return (
    <Dialog
      open
      title={title}
      size="lg"
      closeLabel="Fermer"
      onClose={onClose}
      footer={<VoidButton row={row} />}
    >
      <Stack gap={5} key={row.id}>
        <Facts row={row} />
        <p class="q-text">{row.deposit.text}</p>
        {row.feedback.contact !== undefined && (
          <SealedContactView
            sealed={row.feedback.contact}
            place={{ kind: 'feedback', id: row.id, fact: 'contact' }}
          />
        )}
        {row.status !== 'void' && row.deposit.type !== 'thanks' && <ReplyForm row={row} />}
        {row.status !== 'void' && <FollowUpForm row={row} />}
      </Stack>
    </Dialog>
  );
}

function Facts({ row }: { row: FeedbackRow }): JSX.Element {
  const { services, themes } = useSettings();
  const { deposit, status, deadline } = row;
  return (
    <dl class="q-facts">
      <dt>État</dt>
      <dd>
        <Badge tone={STATUS_WORDS[status].tone}>{STATUS_WORDS[status].word}</Badge>
      </dd>
      <dt>Moyen</dt>
      <dd>{CHANNEL_WORDS[deposit.channel]}</dd>
      {deposit.collectedOn !== undefined && <dt>Relevé de l’urne</dt>}
      {deposit.collectedOn !== undefined && <dd>{longDay(deposit.collectedOn)}</dd>}
      <dt>Service</dt>
      <dd>{deposit.service === undefined ? '–' : (services[deposit.service]?.label ?? deposit.service)}</dd>
      <dt>Thème</dt>
      <dd>{deposit.theme === undefined ? '–' : (themes[deposit.theme]?.label ?? deposit.theme)}</dd>
      {deposit.type !== 'thanks' && <dt>Réponse due</dt>}
      {deposit.type !== 'thanks' && <dd>au plus tard le {longDay(deadline)}</dd>}
    </dl>
  );
}

function VoidButton({ row }: { row: FeedbackRow }): JSX.Element {
  const act = useAct();
  const { id } = row;
  return row.status === 'void' ? (
    <Button icon="undo" onClick={() => act(restoreRecord, { id }, { said: 'Formulaire rétabli' })}>
      Rétablir
    </Button>
  ) : (
    <Button
      variant="quiet"
      icon="trash"
      onClick={() =>
        act(
          voidRecord,
          { kind: 'feedback', id, reason: 'mistake' },
          { said: 'Formulaire annulé : il n’est plus compté' },
        )
      }
    >
      Annuler ce formulaire
    </Button>
  );
}
