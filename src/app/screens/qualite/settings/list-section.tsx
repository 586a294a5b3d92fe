import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ListSetting } from '../../../../commands/move-entry.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EntryList, type ListedEntry } from './entry-list.tsx';

export interface ListSectionProps {
  heading: string;
  description: string;
  addLabel: string;
  setting: ListSetting;
  entries: readonly ListedEntry[];
  /** The form of an entry. @param key the entry edited; undefined for a new one */
  form: (key: string | undefined, close: () => void) => ComponentChildren;
}

/** One list of the settings, with the dialog that adds an entry or corrects one. */
export function ListSection({
  heading,
  description,
  addLabel,
  setting,
  entries,
  form,
}: ListSectionProps): JSX.Element {
  const [opened, setOpened] = useState<{ readonly key: string | undefined }>();
  return (
    <Card
      heading={heading}
      actions={
        <Button icon="plus" onClick={() => setOpened({ key: undefined })}>
          {addLabel}
        </Button>
      }
    >
      <div class="q-parts">
        <p class="q-note">{description}</p>
        <EntryList setting={setting} entries={entries} onEdit={(key) => setOpened({ key })} />
      </div>
      {opened !== undefined && form(opened.key, () => setOpened(undefined))}
    </Card>
  );
}
