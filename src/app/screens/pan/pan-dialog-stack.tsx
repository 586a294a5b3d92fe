import type { JSX } from 'preact';
import type { DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { lazyScreen } from '../../shell/lazy-screen.tsx';
import { AppointmentDialog } from './appointment-dialog.tsx';
import type { AttestationDialogProps } from './attestation-dialog.tsx';
import { BookingDialog } from './booking-dialog.tsx';
import { SessionDialog } from './session-dialog.tsx';
import { SlipDialog } from './slip-dialog.tsx';
import type { PanActs } from './use-pan-acts.ts';
import type { PanDialogs } from './use-pan-dialogs.ts';

/** Fetched when it is first opened: the agenda's first picture does not wait for it. */
const AttestationDialog = lazyScreen<AttestationDialogProps>(
  async () => (await import('./attestation-dialog.tsx')).AttestationDialog,
);

export interface PanDialogStackProps {
  dialogs: PanDialogs;
  acts: PanActs;
  onMove: (appointment: DatedAppointment) => void;
}

/** What stands over the agenda, if anything. */
export function PanDialogStack({ dialogs, acts, onMove }: PanDialogStackProps): JSX.Element | null {
  const { dialog, show } = dialogs;
  const close = () => show(undefined);
  switch (dialog?.open) {
    case 'booking':
      return (
        <BookingDialog
          start={dialog.start}
          acts={acts}
          onBooked={(id) => show({ open: 'slip', id })}
          onClose={close}
        />
      );
    case 'slip':
      return <SlipDialog id={dialog.id} onClose={close} />;
    case 'appointment':
      return (
        <AppointmentDialog
          id={dialog.id}
          acts={acts}
          onSession={dialogs.showSession}
          onMove={(appointment) => {
            close();
            onMove(appointment);
          }}
          onSlip={(id) => show({ open: 'slip', id })}
          onAttest={(id) => show({ open: 'attestation', id })}
          onClose={close}
        />
      );
    case 'attestation':
      return <AttestationDialog id={dialog.id} acts={acts} onClose={close} />;
    case 'session':
      return (
        <SessionDialog
          title={dialog.title}
          id={dialog.id}
          initial={dialog.initial}
          acts={acts}
          onClose={close}
        />
      );
    case undefined:
      return null;
  }
}
