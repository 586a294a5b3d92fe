import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { lazyScreen } from '../../shell/lazy-screen.tsx';
import { Button } from '../../ui/button.tsx';

/** Fetched when it is first opened: the desk's first picture does not wait for it. */
const PaperDayDialog = lazyScreen<{ onClose: () => void }>(
  async () => (await import('./paper-day-dialog.tsx')).PaperDayDialog,
);

export function PaperDayButton(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="document" onClick={() => setOpen(true)}>
        Saisir une journée sur papier
      </Button>
      {open && <PaperDayDialog onClose={() => setOpen(false)} />}
    </>
  );
}
