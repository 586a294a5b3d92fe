import type { Selectable } from 'kysely';
import type { DeviceTable, EnrolledDevice } from '../use-cases/ports.ts';
import { postesOf, textOfPostes } from './postes-text.ts';
import type { Connection, Schema } from './schema.ts';

export function sqlDeviceTable(db: Connection): DeviceTable {
  return {
    async byKey(keyThumbprint) {
      const row = await db
        .selectFrom('device')
        .selectAll()
        .where('key_thumbprint', '=', keyThumbprint)
        .executeTakeFirst();
      return row && deviceOf(row);
    },

    async ofSite(site) {
      const rows = await db
        .selectFrom('device')
        .selectAll()
        .where('site', '=', site)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(deviceOf);
    },

    async add(device) {
      await db
        .insertInto('device')
        .values({
          site: device.site,
          id: device.id,
          name: device.name,
          postes: textOfPostes(device.postes),
          series: device.series,
          key_thumbprint: device.keyThumbprint,
          created_at: device.createdAt,
        })
        .execute();
    },

    async setPostes(site, device, postes) {
      await update(site, device, { postes: textOfPostes(postes) });
    },

    async revoke(site, device, at, cause) {
      await update(site, device, { revoked_at: at, revoked_for: cause ?? null });
    },

    async seen(site, device, at) {
      await update(site, device, { last_seen_at: at });
    },
  };

  async function update(
    site: string,
    device: string,
    values: { postes?: string; revoked_at?: number; revoked_for?: string | null; last_seen_at?: number },
  ): Promise<void> {
    await db.updateTable('device').set(values).where('site', '=', site).where('id', '=', device).execute();
  }
}

function deviceOf(row: Selectable<Schema['device']>): EnrolledDevice {
  return {
    site: row.site,
    id: row.id,
    name: row.name,
    postes: postesOf(row.postes),
    series: row.series,
    keyThumbprint: row.key_thumbprint,
    createdAt: row.created_at,
    ...(row.last_seen_at === null ? {} : { lastSeenAt: row.last_seen_at }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
    ...(row.revoked_for === 'cloned' ? { revokedFor: row.revoked_for } : {}),
  };
}
