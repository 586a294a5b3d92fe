import type { JSX } from 'preact';
import { offered } from '../../../domain/setting/setting.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';

export interface ProcedureChoiceProps {
  value: string | undefined;
  onChange: (procedure: string) => void;
  error?: string | undefined;
}

/** What the person comes for: every procedure visible, one tap. */
export function ProcedureChoice({ value, onChange, error }: ProcedureChoiceProps): JSX.Element {
  const { procedures } = useSettings();
  return (
    <SegmentedControl
      legend="Démarche"
      layout="wrap"
      options={offered(procedures).map(({ key, label }) => ({ value: key, label }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
