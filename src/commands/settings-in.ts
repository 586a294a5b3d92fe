import { settingId } from '../domain/kernel/ids.ts';
import { SETTING_NAMES, type Settings, settingsOf } from '../domain/setting/setting.ts';
import type { WriteTransaction } from './desk.ts';

/** The site's settings as the transaction sees them. */
export async function settingsIn(transaction: WriteTransaction): Promise<Settings> {
  const records = await transaction.getAll(SETTING_NAMES.map(settingId));
  return settingsOf(records.filter((record) => record !== undefined));
}
