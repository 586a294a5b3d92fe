import { settingId } from '../../domain/kernel/ids.ts';
import { admit } from '../../domain/kernel/kind.ts';
import type { GuichetRecord } from '../../domain/kernel/record.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import { stampOf } from '../../domain/kernel/stamp.ts';
import { kinds } from '../../domain/kinds.ts';
import { settingKind, settingsOf } from '../../domain/setting/setting.ts';
import { type SiteIdentity, startingSettings } from '../../domain/setting/starting-settings.ts';
import type { RecordTable } from './ports.ts';

/** The name of the endpoint in the stamps of what it states itself. */
export const ENDPOINT_DEVICE = 'endpoint';

/**
 * The setting records of a new site, stamped by the endpoint. They pass the records' door like any other.
 * @param at milliseconds since 1970
 * @returns `invalid` naming the fact, when the identity is not acceptable
 */
export function settingRecords(
  site: string,
  identity: SiteIdentity,
  demo: boolean,
  at: number,
): Result<readonly GuichetRecord[]> {
  const stamp = stampOf({ ms: at, counter: 0 }, ENDPOINT_DEVICE);
  const records: GuichetRecord[] = [];
  for (const [name, entries] of Object.entries(startingSettings(identity, demo))) {
    const facts = Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, { stamp, value }]));
    if (Object.keys(facts).length === 0) continue;
    const admitted = admit(kinds, { id: settingId(name), site, kind: settingKind.name, facts });
    if (!admitted.ok) return admitted;
    records.push(admitted.value);
  }
  return ok(records);
}

/** How the site calls itself, and whether it is a demonstration. */
export async function siteCard(records: RecordTable, site: string): Promise<{ name: string; demo: boolean }> {
  const held = await records.byIds(site, [settingId('site')]);
  const settings = settingsOf(held.values());
  return { name: settings.site.name ?? '', demo: settings.site.demo ?? false };
}
