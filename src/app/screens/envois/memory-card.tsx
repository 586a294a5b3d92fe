import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Room } from '../../services.ts';
import { useGuichet, useSync } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Stack } from '../../ui/stack.tsx';

/** From this share on, the person is warned before anything is refused. */
export const NEARLY_FULL = 0.8;

/** How full the memory is, and whether the browser has promised to keep it. */
export function MemoryCard(): JSX.Element {
  const { memory } = useGuichet();
  const { lastSyncAt, unsent } = useSync();
  const [room, setRoom] = useState<Room>();
  const look = () => void memory.room().then(setRoom);
  useEffect(look, [memory, lastSyncAt, unsent]);
  return (
    <Card heading="Mémoire de cet appareil">
      <Stack gap={4}>
        {room === undefined ? (
          <p>Ce navigateur ne dit pas quelle place il lui reste.</p>
        ) : (
          <Meter room={room} />
        )}
        {room?.kept === true ? (
          <p>Le navigateur s’est engagé à ne pas effacer cette mémoire de lui-même.</p>
        ) : (
          <Notice
            tone="warning"
            title="Le navigateur peut effacer cette mémoire si le disque se remplit"
            actions={
              <Button icon="lock" onClick={() => void memory.keep().then(look)}>
                Demander à la conserver
              </Button>
            }
          >
            Pour l’éviter, le référent qualité installe Guichet sur l’écran d’accueil (menu du navigateur,
            puis « Installer » ou « Ajouter à l’écran d’accueil ») et l’ouvre de là. Tant que tout est envoyé,
            rien ne peut être perdu.
          </Notice>
        )}
      </Stack>
    </Card>
  );
}

function Meter({ room: { usedBytes, quotaBytes } }: { room: Room }): JSX.Element {
  const share = usedBytes / quotaBytes;
  return (
    <>
      <ProgressBar
        label="Place utilisée, d’après le navigateur"
        value={share}
        valueText={`${sizeText(usedBytes)} sur ${sizeText(quotaBytes)}`}
      />
      {share >= NEARLY_FULL && (
        <Notice tone="warning" live title="La mémoire est bientôt pleine">
          Quand elle le sera, plus rien ne pourra être enregistré ici. Envoyez ce qui attend, supprimez des
          fichiers de cet appareil (téléchargements, photos), et prévenez le référent qualité.
        </Notice>
      )}
    </>
  );
}

/** `12 Mo`, `1,5 Go`. */
export function sizeText(bytes: number): string {
  const [value, unit] = bytes >= 1e9 ? [bytes / 1e9, 'Go'] : [bytes / 1e6, 'Mo'];
  return `${value.toLocaleString('fr-FR', { maximumFractionDigits: value < 10 ? 1 : 0 })}\u00a0${unit}`;
}
