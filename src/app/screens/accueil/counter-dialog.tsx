import type { JSX } from 'preact';
import { offered } from '../../../domain/setting/setting.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Stack } from '../../ui/stack.tsx';

export interface CounterDialogProps {
  open: boolean;
  onChoose: (counter: string) => void;
  onClose: () => void;
}

/** « À quel guichet êtes-vous ? » : asked once, kept by this browser. */
export function CounterDialog({ open, onChoose, onClose }: CounterDialogProps): JSX.Element {
  const { counters } = useSettings();
  return (
    <Dialog open={open} title="À quel guichet êtes-vous ?" onClose={onClose} closeLabel="Fermer" size="sm">
      <p>Les personnes appelées depuis cet appareil seront attendues à ce guichet.</p>
      <Stack gap={2}>
        {offered(counters).map(({ key, label }) => (
          <Button key={key} block size="lg" onClick={() => onChoose(key)}>
            {label}
          </Button>
        ))}
      </Stack>
    </Dialog>
  );
}
