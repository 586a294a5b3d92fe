import * as v from 'valibot';
import type { AccessAct, AccessDetail } from '../../domain/access/access.ts';
import { settingId } from '../../domain/kernel/ids.ts';
import type { GuichetRecord } from '../../domain/kernel/record.ts';
import { exportedShape, openedShape, openingKind } from '../../domain/sealing/opening.ts';
import { safeKind } from '../../domain/sealing/safe.ts';
import { noteAccess } from './access-log.ts';
import type { EnrolledDevice, Tables, TimeAndChance } from './ports.ts';

/** Settings of which each change is written down: whom contacts are sealed to, the kiosk's PIN, how long things are kept. */
const WATCHED_SETTINGS: ReadonlyMap<string, AccessAct> = new Map([
  [settingId('contactKeys'), 'safe'],
  [settingId('kiosk'), 'pin'],
  [settingId('retention'), 'retention'],
]);

/** Said this much after it was done, a line tells when that was. */
const LATE_MS = 60_000;

/** Facts that taught the site something, and the device that sent them. */
interface Write {
  readonly record: GuichetRecord;
  readonly by: Pick<EnrolledDevice, 'id' | 'name'> | undefined;
}

/** Writes down, of what came in, what touches secrets: contacts opened or put in a file, the safe, the kiosk's PIN, retention. */
export async function noteWrites(
  endpoint: TimeAndChance,
  tables: Tables,
  site: string,
  writes: readonly Write[],
): Promise<void> {
  for (const { record, by } of writes) {
    for (const { act, detail } of accessesOf(record, by?.id, endpoint.now()))
      await noteAccess(endpoint, tables, site, act, { by, detail });
  }
}

interface Line {
  readonly act: AccessAct;
  readonly detail: AccessDetail;
}

function accessesOf(record: GuichetRecord, sender: string | undefined, now: number): readonly Line[] {
  if (record.kind === openingKind.name) return openingLines(record, sender, now);
  const act = record.kind === safeKind.name ? 'safe' : WATCHED_SETTINGS.get(record.id);
  return act === undefined ? [] : [{ act, detail: { record: record.id, facts: Object.keys(record.facts) } }];
}

function openingLines({ facts }: GuichetRecord, sender: string | undefined, now: number): readonly Line[] {
  const opened = v.safeParse(openedShape, facts.opened?.value);
  const exported = v.safeParse(exportedShape, facts.exported?.value);
  const said = ({ at, device }: { readonly at: number; readonly device: string }): AccessDetail => ({
    ...(device === sender ? {} : { device }),
    ...(Math.abs(now - at) > LATE_MS ? { at } : {}),
  });
  const lines: Line[] = [];
  if (opened.success) {
    const { kind, record, fact } = opened.output;
    lines.push({ act: 'opened', detail: { kind, record, facts: [fact], ...said(opened.output) } });
  }
  if (exported.success) {
    const { records, contacts } = exported.output;
    lines.push({ act: 'exported', detail: { records, contacts, ...said(exported.output) } });
  }
  return lines;
}
