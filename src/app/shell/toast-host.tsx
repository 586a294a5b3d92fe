import type { JSX } from 'preact';
import { failureSentence } from '../../i18n/fr/failure-sentence.ts';
import { useGuichet } from '../state/guichet-context.ts';
import { useSession, useSessionStore } from '../state/session-context.ts';
import { dismissMessage, type Message } from '../state/session-store.ts';
import { undoOne } from '../state/use-act.ts';
import { type Toast, Toasts } from '../ui/toasts.tsx';

/** The session's messages, each with « Annuler » where it tells of something that can be taken back. */
export function ToastHost(): JSX.Element {
  const guichet = useGuichet();
  const session = useSessionStore();
  const messages = useSession(({ messages }) => messages);

  function toastOf({ id, says, tone, undoes, stays }: Message): Toast {
    return {
      id,
      text: typeof says === 'string' ? says : failureSentence(says),
      tone,
      ...(stays ? { durationMs: 0 } : {}),
      ...(undoes ? { actionLabel: 'Annuler', onAction: () => void undoOne(guichet, session, undoes) } : {}),
    };
  }

  return (
    <Toasts
      toasts={messages.map(toastOf)}
      onDismiss={(id) => dismissMessage(session, id)}
      regionLabel="Messages"
      dismissLabel="Fermer ce message"
    />
  );
}
