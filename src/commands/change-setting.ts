import * as v from 'valibot';
import { settingId } from '../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { type SettingName, settingKind } from '../domain/setting/setting.ts';
import type { Desk, Done } from './desk.ts';
import { stateWithUndo } from './undo.ts';

export interface SettingChange {
  readonly setting: SettingName;
  /** Key of the entry: `accueil-general` in `services`, `name` in `site`. */
  readonly entry: string;
  /** The whole entry; `null` takes it away. */
  readonly value: unknown;
}

/**
 * States or takes away one entry of one setting; the others are not touched, so two offices editing two entries both keep
 * their edit. Fails with `invalid`: `field` is the path inside the entry (`label`), or `entry` where the setting has none of that name.
 */
export async function changeSetting(
  desk: Desk,
  { setting, entry, value }: SettingChange,
): Promise<Result<Done>> {
  const id = settingId(setting);
  const schema = settingKind.schemaOf({ id }, entry);
  if (schema === undefined) return fail({ code: 'invalid', field: 'entry', rule: 'unknown' });
  const parsed = value === null ? undefined : v.safeParse(schema, value, { abortEarly: true });
  if (parsed?.success === false) {
    const issue = parsed.issues[0];
    return fail({ code: 'invalid', field: v.getDotPath(issue) ?? 'value', rule: ruleOf(issue) });
  }
  return desk.store.write(async (transaction) => {
    const before = (await transaction.get(id)) ?? { kind: settingKind.name, id, facts: {} };
    return ok({ id, undo: [await stateWithUndo(transaction, before, { [entry]: parsed?.output ?? null })] });
  });
}

function ruleOf(issue: v.BaseIssue<unknown>): string {
  return issue.type === 'check' ? issue.message : issue.type;
}
