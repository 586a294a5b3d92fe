import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { errorDetails } from './error-details.ts';
import { ErrorPage } from './error-page.tsx';
import { isBroken, openingProblem } from './opening-problem.ts';

export interface OpeningFailedProps {
  error: unknown;
  /** Leaves the memory that does not open where it is, and starts with an empty one. */
  onSetAside: () => void;
}

/** The page that stands in for the app when it could not be opened at all. */
export function OpeningFailed({ error, onSetAside }: OpeningFailedProps): JSX.Element {
  const { title, advice } = openingProblem(error);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <ErrorPage
        title={title}
        advice={advice}
        actions={
          isBroken(error) && <Button onClick={() => setAsking(true)}>Mettre cette mémoire de côté…</Button>
        }
        details={errorDetails(error, location.pathname, new Date(), navigator.userAgent)}
      />
      <ConfirmDialog
        open={asking}
        title="Repartir avec une mémoire vide ?"
        confirmLabel="Mettre de côté et repartir"
        cancelLabel="Annuler"
        danger
        onConfirm={onSetAside}
        onCancel={() => setAsking(false)}
      >
        À faire si redémarrer l’appareil n’a rien changé. La mémoire abîmée reste sur l’appareil, telle quelle
        : ce qui n’avait pas été envoyé y est encore, pour l’assistance. Il faudra un nouveau code du référent
        qualité ; l’appareil recevra alors tout ce que le serveur connaît.
      </ConfirmDialog>
    </>
  );
}
