import type { JSX } from 'preact';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

export interface MoveBarProps {
  /** The appointment that is being moved. */
  id: string;
  onStop: () => void;
}

/** Says that the next free slot pressed is the new time. */
export function MoveBar({ id, onStop }: MoveBarProps): JSX.Element {
  return (
    <Notice
      live
      title={`Déplacer ${referenceOf(id)}`}
      actions={<Button onClick={onStop}>Ne pas déplacer</Button>}
    >
      Touchez le nouveau créneau, ce jour ou un autre.
    </Notice>
  );
}
