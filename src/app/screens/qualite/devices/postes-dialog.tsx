import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeviceRow } from '../../../../contract/enrolment.ts';
import type { Failure } from '../../../../domain/kernel/failure.ts';
import type { Poste } from '../../../../domain/rights.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { OfficeRefusal } from '../office-refusal.tsx';
import { PostesChoice } from './postes-choice.tsx';

/** Changes what a device may do. The device learns it at its next exchange. */
export function PostesDialog({ device, onClose }: { device: DeviceRow; onClose: () => void }): JSX.Element {
  const { office, device: own } = useGuichet();
  const [postes, setPostes] = useState<readonly Poste[]>(device.postes);
  const [error, setError] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  async function save(): Promise<void> {
    const refusal = refusalOf(postes, device.device === own.device);
    setError(refusal);
    if (refusal !== undefined) return;
    setBusy(true);
    const result = await office.changePostes(device.device, postes);
    setBusy(false);
    if (result.ok) onClose();
    else setFailure(result.failure);
  }
  const footer = (
    <>
      <Button onClick={onClose}>Ne rien changer</Button>
      <Button variant="primary" icon="check" busy={busy} onClick={save}>
        Enregistrer
      </Button>
    </>
  );
  return (
    <Dialog open title={`Postes de « ${device.name} »`} closeLabel="Fermer" onClose={onClose} footer={footer}>
      <div class="q-parts">
        {failure !== undefined && <OfficeRefusal failure={failure} />}
        <PostesChoice postes={postes} error={error} onChange={setPostes} />
        <p class="q-note">
          L’appareil l’apprend à son prochain échange. Ce qu’il a déjà écrit et pas encore envoyé pour un
          poste retiré sera refusé : il le gardera, et le montrera dans « Envois ».
        </p>
      </div>
    </Dialog>
  );
}

function refusalOf(postes: readonly Poste[], own: boolean): string | undefined {
  if (postes.length === 0) return 'Choisissez au moins un poste. Pour tout retirer, révoquez l’appareil.';
  return own && !postes.includes('qualite')
    ? 'Cet appareil doit garder le poste Qualité : changez-le depuis un autre.'
    : undefined;
}
