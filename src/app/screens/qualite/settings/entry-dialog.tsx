import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { changeSetting } from '../../../../commands/change-setting.ts';
import type { ListSetting } from '../../../../commands/move-entry.ts';
import { entryKey } from '../../../../domain/setting/entry-key.ts';
import { useDirtyForm } from '../../../state/session-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

export interface EntryDialogProps {
  title: string;
  setting: ListSetting;
  /** Key of the entry edited; undefined for a new one. */
  entry: string | undefined;
  /** What the key of a new entry is made from, and how the message names it. */
  label: string;
  /** Keys that are taken. */
  taken: readonly string[];
  /** Looks at the fields and shows what is wrong with them. @returns the whole entry, or undefined when it is refused */
  check: () => unknown;
  onClose: () => void;
  children: ComponentChildren;
}

/** The dialog around an entry's fields: saves the entry whole, or stays open and says what to correct. */
export function EntryDialog(props: EntryDialogProps): JSX.Element {
  const { title, setting, entry, label, taken, check, onClose, children } = props;
  const act = useAct();
  const form = useId();
  const [saving, setSaving] = useState(false);
  useDirtyForm(true);
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const value = check();
    if (value === undefined || saving) return;
    setSaving(true);
    const key = entry ?? entryKey(label, taken);
    const said = `« ${label.trim()} » ${entry === undefined ? 'ajouté' : 'modifié'}`;
    const result = await act(changeSetting, { setting, entry: key, value }, { said });
    setSaving(false);
    if (result.ok) onClose();
  }
  return (
    <Dialog
      open
      title={title}
      closeLabel="Fermer sans enregistrer"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Ne pas enregistrer</Button>
          <Button type="submit" form={form} variant="primary" icon="check" busy={saving}>
            Enregistrer
          </Button>
        </>
      }
    >
      <form id={form} class="q-form" noValidate onSubmit={save}>
        {children}
      </form>
    </Dialog>
  );
}
