import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/cluster.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { EnrolmentWork } from './use-enrolment.ts';

export interface EnrolmentActionsProps {
  label: string;
  work: EnrolmentWork;
  onOtherCode: () => void;
}

/** The end of both forms: why it was refused, the button, the way back to the code. */
export function EnrolmentActions({ label, work, onOtherCode }: EnrolmentActionsProps): JSX.Element {
  return (
    <>
      {work.refused !== undefined && (
        <Notice tone="danger" live title="Ce poste n’est pas encore installé">
          {work.refused}
        </Notice>
      )}
      <Cluster>
        <Button type="submit" variant="primary" size="lg" icon="check" busy={work.busy}>
          {label}
        </Button>
        <Button variant="quiet" size="lg" onClick={onOtherCode} disabled={work.busy}>
          Utiliser un autre code
        </Button>
      </Cluster>
    </>
  );
}
