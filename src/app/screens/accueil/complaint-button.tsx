import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { lazyScreen } from '../../shell/lazy-screen.tsx';
import { Button } from '../../ui/button.tsx';

/** Fetched when it is first opened: the desk's first picture does not wait for it. */
const ComplaintDialog = lazyScreen<{ onClose: () => void }>(
  async () => (await import('./complaint-dialog.tsx')).ComplaintDialog,
);

export function ComplaintButton(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="edit" onClick={() => setOpen(true)}>
        Noter une réclamation
      </Button>
      {open && <ComplaintDialog onClose={() => setOpen(false)} />}
    </>
  );
}
