import type { JSX } from 'preact';
import type { BorneMessages } from '../../../i18n/visitors/borne-messages.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

export interface IdleDialogProps {
  words: BorneMessages['idle'];
  /** Seconds before what was begun is erased; `undefined` while nobody needs to be asked. */
  secondsLeft: number | undefined;
  onStay: () => void;
  onLeave: () => void;
}

/** « Êtes-vous toujours là ? » */
export function IdleDialog({ words, secondsLeft, onStay, onLeave }: IdleDialogProps): JSX.Element {
  return (
    <ConfirmDialog
      open={secondsLeft !== undefined}
      title={words.title}
      confirmLabel={words.leave}
      cancelLabel={words.stay}
      onConfirm={onLeave}
      onCancel={onStay}
    >
      <p>{words.text(secondsLeft ?? 0)}</p>
    </ConfirmDialog>
  );
}
