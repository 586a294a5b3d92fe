import type { JSX } from 'preact';
import type { DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

export interface MoveBarProps {
  /** The appointment that is being moved. */
  moving: DatedAppointment;
  onStop: () => void;
}

/** Says that the next free slot pressed is the new time. */
export function MoveBar({ moving, onStop }: MoveBarProps): JSX.Element {
  return (
    <Notice
      live
      title={`Déplacer ${referenceOf(moving.id)}`}
      actions={<Button onClick={onStop}>Ne pas déplacer</Button>}
    >
      Touchez le nouveau créneau, cette semaine ou une autre.
    </Notice>
  );
}
