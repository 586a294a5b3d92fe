import type { Desk } from '../../src/commands/desk.ts';
import { settingId } from '../../src/domain/kernel/ids.ts';
import { settingKind } from '../../src/domain/setting/setting.ts';
import { startingSettings } from '../../src/domain/setting/starting-settings.ts';

const GERS = { name: 'Préfecture d’essai', department: '32', holidayRegion: 'metropole' as const };

/** Gives a desk the settings of a new site: the PAN opens every working morning from 8:30 to 11:30, Wednesday afternoon too. */
export async function openSite(desk: Desk): Promise<void> {
  await desk.store.write(async (transaction) => {
    for (const [name, entries] of Object.entries(startingSettings(GERS, false))) {
      if (Object.keys(entries).length > 0)
        await transaction.state(settingKind.name, settingId(name), entries);
    }
  });
}
