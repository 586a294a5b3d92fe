import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CodeAnswer } from '../../../../contract/enrolment.ts';
import { useNow } from '../../../state/guichet-context.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { QrCode } from '../../../ui/qr-code.tsx';

/** A code to type, or its address to scan, and the time it has left. */
export function CodeView({
  code: { code, expiresAt },
  name,
}: {
  code: CodeAnswer;
  name: string;
}): JSX.Element {
  const left = Math.max(0, Math.ceil((expiresAt - useNow(1000)) / 1000));
  const Qr = useQrCode();
  const address = `${location.origin}/bienvenue#${code}`;
  if (left === 0) {
    return (
      <Notice live tone="warning" title="Ce code est expiré">
        Fermez cette fenêtre et créez-en un autre.
      </Notice>
    );
  }
  return (
    <div class="q-code">
      <div class="q-parts">
        <p>Sur « {name} », visez l’image avec l’appareil photo, ou ouvrez cette adresse :</p>
        <p class="q-code__address">{address}</p>
        <p>Si l’appareil demande le code :</p>
        <p class="q-code__text">{code}</p>
        <p class="q-code__left" role="timer">
          Expire dans {clock(left)}
        </p>
      </div>
      {Qr !== undefined && (
        <Qr class="q-code__picture" value={address} label={`Code QR de l’adresse ${address}`} />
      )}
    </div>
  );
}

/** Drawing the picture needs a library that the code itself does not wait for. */
function useQrCode(): typeof QrCode | undefined {
  const [Qr, setQr] = useState<typeof QrCode>();
  useEffect(() => {
    void import('../../../ui/qr-code.tsx').then((loaded) => setQr(() => loaded.QrCode));
  }, []);
  return Qr;
}

/** `9 min 05 s` */
function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return minutes === 0 ? `${rest} s` : `${minutes} min ${String(rest).padStart(2, '0')} s`;
}
