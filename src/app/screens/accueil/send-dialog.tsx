import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { offered } from '../../../domain/setting/setting.ts';
import { callName } from '../../../domain/visit/call-name.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Stack } from '../../ui/stack.tsx';
import type { DeskActs } from './use-desk-acts.ts';

export interface SendDialogProps {
  /** Who is sent to another service; the dialog is closed when absent. */
  visit: ArrivedVisit | undefined;
  acts: DeskActs;
  onClose: () => void;
}

/** Where a person is sent to, one tap: to wait there with their arrival time, or for good. */
export function SendDialog({ visit, ...rest }: SendDialogProps): JSX.Element | null {
  return visit === undefined ? null : <OpenSendDialog key={visit.id} visit={visit} {...rest} />;
}

const WAYS = [
  { value: 'wait', label: 'Attend au service', hint: 'garde son heure d’arrivée' },
  { value: 'end', label: 'Visite terminée', hint: 'reviendra un autre jour' },
] as const;

function OpenSendDialog({
  visit,
  acts,
  onClose,
}: SendDialogProps & { readonly visit: ArrivedVisit }): JSX.Element {
  const { services } = useSettings();
  const [way, setWay] = useState<(typeof WAYS)[number]['value']>('wait');
  return (
    <Dialog open title={`Envoyer ${callName(visit)} vers…`} onClose={onClose} closeLabel="Fermer" size="sm">
      <Stack gap={4}>
        <SegmentedControl legend="Ensuite" options={WAYS} value={way} onChange={setWay} />
        <Stack gap={2}>
          {offered(services)
            .filter(({ key }) => key !== visit.service)
            .map((service) => (
              <Button
                key={service.key}
                block
                size="lg"
                onClick={() => {
                  (way === 'wait' ? acts.sendOn : acts.redirect)(visit, service);
                  onClose();
                }}
              >
                {service.label}
              </Button>
            ))}
        </Stack>
      </Stack>
    </Dialog>
  );
}
