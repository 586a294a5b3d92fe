import type { JSX } from 'preact';
import { offered } from '../../../domain/setting/setting.ts';
import { callName } from '../../../domain/visit/call-name.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Stack } from '../../ui/stack.tsx';
import type { DeskActs } from './use-desk-acts.ts';

export interface RedirectDialogProps {
  /** Who is sent to another service; the dialog is closed when absent. */
  visit: ArrivedVisit | undefined;
  acts: DeskActs;
  onClose: () => void;
}

/** Where a person is sent to: one tap. */
export function RedirectDialog({ visit, acts, onClose }: RedirectDialogProps): JSX.Element | null {
  const { services } = useSettings();
  if (visit === undefined) return null;
  return (
    <Dialog
      open
      title={`Réorienter ${callName(visit)} vers…`}
      onClose={onClose}
      closeLabel="Fermer"
      size="sm"
    >
      <Stack gap={2}>
        {offered(services)
          .filter(({ key }) => key !== visit.service)
          .map((service) => (
            <Button
              key={service.key}
              block
              size="lg"
              onClick={() => {
                acts.redirect(visit, service);
                onClose();
              }}
            >
              {service.label}
            </Button>
          ))}
      </Stack>
    </Dialog>
  );
}
