import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ListEntry } from '../../../../domain/setting/setting.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { lineRefusal } from './line-refusal.ts';
import { nextOrder } from './next-order.ts';

/** Settings whose entries have a label and nothing else. */
export type LabelSetting = 'counters' | 'procedures' | 'themes';

export interface LabelDialogProps {
  title: string;
  setting: LabelSetting;
  entries: Readonly<Record<string, ListEntry>>;
  entry: string | undefined;
  onClose: () => void;
}

export function LabelDialog({ title, setting, entries, entry, onClose }: LabelDialogProps): JSX.Element {
  const former = entry === undefined ? undefined : entries[entry];
  const [label, setLabel] = useState(former?.label ?? '');
  const [error, setError] = useState<string>();
  function check(): ListEntry | undefined {
    const refusal = lineRefusal(label, 'le libellé');
    setError(refusal);
    return refusal === undefined ? { order: nextOrder(entries), active: true, ...former, label } : undefined;
  }
  return (
    <EntryDialog
      title={title}
      setting={setting}
      entry={entry}
      label={label}
      taken={Object.keys(entries)}
      check={check}
      onClose={onClose}
    >
      <TextField label="Libellé" value={label} onInput={setLabel} error={error} />
    </EntryDialog>
  );
}
