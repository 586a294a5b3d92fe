import type { JSX } from 'preact';
import { useSession, useSessionStore } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import './update-prompt.css';

/** Offers the new version. It is never taken by itself, and never offered while a form holds what is not saved. */
export function UpdatePrompt(): JSX.Element | null {
  const session = useSessionStore();
  const apply = useSession(({ applyUpdate }) => applyUpdate);
  const dirty = useSession(({ dirtyForms }) => dirtyForms > 0);
  if (apply === undefined || dirty) return null;
  return (
    <Notice
      live
      class="update-prompt"
      title="Une nouvelle version est prête"
      actions={
        <>
          <Button icon="sync" onClick={() => apply()}>
            Mettre à jour
          </Button>
          <Button variant="quiet" onClick={() => session.setState({ applyUpdate: undefined })}>
            Plus tard
          </Button>
        </>
      }
    >
      La page se recharge en quelques secondes. Vos enregistrements restent sur cet appareil.
    </Notice>
  );
}
