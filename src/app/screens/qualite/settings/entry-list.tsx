import type { JSX } from 'preact';
import { changeSetting } from '../../../../commands/change-setting.ts';
import { type ListSetting, moveEntry } from '../../../../commands/move-entry.ts';
import { useAct } from '../../../state/use-act.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';

/** An entry of the list: its key, what the setting holds, and how the list names it. */
export interface ListedEntry {
  readonly key: string;
  readonly value: { readonly active: boolean };
  readonly title: string;
  readonly note?: string;
}

export interface EntryListProps {
  setting: ListSetting;
  /** In order. */
  entries: readonly ListedEntry[];
  onEdit: (key: string) => void;
}

/** A list that a person orders, corrects, retires and restores. What is retired leaves the screens, not the past. */
export function EntryList({ setting, entries, onEdit }: EntryListProps): JSX.Element {
  if (entries.length === 0)
    return <EmptyState icon="list" title="Rien encore" text="Ajoutez une première ligne." />;
  return (
    <ul class="q-entries g-plain-list">
      {entries.map((entry, index) => (
        <li key={entry.key} class="q-entries__item">
          <span class="q-entries__words">
            {entry.title}
            {entry.note !== undefined && <span class="q-entries__note">{entry.note}</span>}
          </span>
          {!entry.value.active && <Badge>retiré</Badge>}
          <EntryActs
            setting={setting}
            entry={entry}
            first={index === 0}
            last={index === entries.length - 1}
            onEdit={onEdit}
          />
        </li>
      ))}
    </ul>
  );
}

interface EntryActsProps {
  setting: ListSetting;
  entry: ListedEntry;
  first: boolean;
  last: boolean;
  onEdit: (key: string) => void;
}

function EntryActs({
  setting,
  entry: { key, value, title },
  first,
  last,
  onEdit,
}: EntryActsProps): JSX.Element {
  const act = useAct();
  const move = (direction: 'up' | 'down') =>
    act(moveEntry, { setting, entry: key, direction }, { said: `« ${title} » déplacé` });
  const setActive = (active: boolean) =>
    act(
      changeSetting,
      { setting, entry: key, value: { ...value, active } },
      { said: `« ${title} » ${active ? 'rétabli' : 'retiré'}` },
    );
  return (
    <span class="q-entries__acts">
      <IconButton icon="arrow-up" label={`Monter « ${title} »`} disabled={first} onClick={() => move('up')} />
      <IconButton
        icon="arrow-down"
        label={`Descendre « ${title} »`}
        disabled={last}
        onClick={() => move('down')}
      />
      <IconButton icon="edit" label={`Modifier « ${title} »`} onClick={() => onEdit(key)} />
      <Button variant="quiet" onClick={() => setActive(!value.active)}>
        {value.active ? 'Retirer' : 'Rétablir'}
        <VisuallyHidden> « {title} »</VisuallyHidden>
      </Button>
    </span>
  );
}
