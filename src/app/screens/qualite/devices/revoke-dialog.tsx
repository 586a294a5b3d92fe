import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeviceRow } from '../../../../contract/enrolment.ts';
import type { Failure } from '../../../../domain/kernel/failure.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { OfficeRefusal } from '../office-refusal.tsx';

/** Takes every right of a device away: it is lost, stolen or given back. */
export function RevokeDialog({ device, onClose }: { device: DeviceRow; onClose: () => void }): JSX.Element {
  const { office, device: own } = useGuichet();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  async function revoke(): Promise<void> {
    setBusy(true);
    const result = await office.revoke(device.device);
    setBusy(false);
    if (result.ok) onClose();
    else setFailure(result.failure);
  }
  return (
    <ConfirmDialog
      open
      danger
      busy={busy}
      title={`Révoquer « ${device.name} » ?`}
      confirmLabel="Révoquer"
      cancelLabel="Ne pas révoquer"
      onConfirm={revoke}
      onCancel={onClose}
    >
      {failure !== undefined && <OfficeRefusal failure={failure} />}
      {device.device === own.device && (
        <p>C’est l’appareil que vous utilisez : vous ne pourrez plus rien envoyer d’ici.</p>
      )}
      <p>
        L’appareil ne pourra plus rien envoyer ni recevoir. Ce qu’il a déjà envoyé reste. Ce qu’il n’a pas
        encore envoyé restera sur lui, sans être perdu : on pourra l’exporter depuis sa page « Envois ».
      </p>
      <p>Pour le remettre en service, il faudra un nouveau code.</p>
    </ConfirmDialog>
  );
}
