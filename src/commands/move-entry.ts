import { settingId } from '../domain/kernel/ids.ts';
import { valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { inOrder, type SettingName } from '../domain/setting/setting.ts';
import type { Desk, Done } from './desk.ts';
import { stateWithUndo } from './undo.ts';

/** Settings whose entries make a list that a person puts in order. */
export type ListSetting = Extract<
  SettingName,
  'services' | 'reasons' | 'counters' | 'procedures' | 'themes' | 'questionnaire'
>;

export interface EntryMove {
  readonly setting: ListSetting;
  readonly entry: string;
  readonly direction: 'up' | 'down';
}

interface Ordered {
  readonly order: number;
}

/**
 * Moves one entry of a list one place up or down. Entries are numbered anew by tens where their place changes, in one
 * transaction. Fails with `not-found`, or `already-done` at the end of the list.
 */
export function moveEntry(desk: Desk, { setting, entry, direction }: EntryMove): Promise<Result<Done>> {
  return desk.store.write(async (transaction) => {
    const id = settingId(setting);
    const record = await transaction.get(id);
    const entries = record === undefined ? {} : (valuesOf(record) as Readonly<Record<string, Ordered>>);
    const keys = inOrder(entries).map(({ key }) => key);
    const from = keys.indexOf(entry);
    if (record === undefined || from < 0) return fail({ code: 'not-found', id: entry });
    const to = from + (direction === 'up' ? -1 : 1);
    if (to < 0 || to >= keys.length) return fail({ code: 'already-done', what: 'order' });
    keys.splice(to, 0, ...keys.splice(from, 1));
    return ok({ id, undo: [await stateWithUndo(transaction, record, renumbered(keys, entries))] });
  });
}

function renumbered(
  keys: readonly string[],
  entries: Readonly<Record<string, Ordered>>,
): Readonly<Record<string, unknown>> {
  const changed = keys
    .map((key, index) => ({ key, entry: entries[key] as Ordered, order: (index + 1) * 10 }))
    .filter(({ entry, order }) => entry.order !== order);
  return Object.fromEntries(changed.map(({ key, entry, order }) => [key, { ...entry, order }]));
}
