import type { JSX } from 'preact';
import { useGuichet, useSettings } from '../../../state/guichet-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { longDay } from '../french.ts';
import './safe.css';

/** The recovery code, shown once: on the glass, and alone on the paper. */
export function RecoverySheet({ code, onClose }: { code: string; onClose: () => void }): JSX.Element {
  return (
    <>
      <Dialog
        open
        role="alertdialog"
        title="Code de secours du coffre"
        onClose={onClose}
        closeLabel="J’ai la feuille"
        footer={
          <>
            <Button icon="printer" onClick={() => print()}>
              Imprimer
            </Button>
            <Button variant="primary" onClick={onClose}>
              J’ai la feuille
            </Button>
          </>
        }
      >
        <Sheet code={code} />
      </Dialog>
      <div class="safe-sheet--printed print-only">
        <Sheet code={code} />
      </div>
    </>
  );
}

function Sheet({ code }: { code: string }): JSX.Element {
  const { desk } = useGuichet();
  const { site } = useSettings();
  return (
    <div class="safe-sheet">
      <p>
        Guichet, coffre des coordonnées{site.name === undefined ? '' : `, ${site.name}`}. Fait le{' '}
        {longDay(desk.time.dayOf(desk.now()))}.
      </p>
      <p class="safe-sheet__code">
        {code.split('-').map((group, index) => (
          <span key={`${index}-${group}`}>{group}</span>
        ))}
      </p>
      <p>
        Il ouvre le coffre si la phrase de passe est oubliée. Il n’est affiché qu’une fois et n’est gardé
        nulle part : imprimez-le et mettez la feuille sous clé. Sans la phrase ni ce code, les coordonnées
        déjà prises sont perdues.
      </p>
    </div>
  );
}
