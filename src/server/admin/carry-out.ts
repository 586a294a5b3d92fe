import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { newSiteSchema } from '../../contract/enrolment.ts';
import { uuidv7 } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { departmentOf } from '../../domain/setting/departments.ts';
import { restoreBackup } from '../database/backup/restore-backup.ts';
import { writeBackup } from '../database/backup/write-backup.ts';
import type { OpenStore } from '../database/open-store.ts';
import { endpointOver } from '../endpoint-over.ts';
import { noteOnEachSite, readAccesses } from '../use-cases/access-log.ts';
import { openSite, revokeFromConsole, sitesAndDevices } from '../use-cases/admin-sites.ts';
import { makeCode } from '../use-cases/codes.ts';
import { deviceRow } from '../use-cases/device-answer.ts';
import type { Endpoint } from '../use-cases/endpoint.ts';
import { rehearseRetention } from '../use-cases/preview-retention.ts';
import { runRetention } from '../use-cases/run-retention.ts';
import type { AdminCommand } from './admin-command.ts';
import type { AdminFailure } from './admin-failure.ts';
import {
  accessLogWords,
  backupWords,
  codeWords,
  devicesWords,
  restoreWords,
  retentionWords,
  revokedWords,
} from './admin-words.ts';

/** What was done, for a program and for a person. */
export interface AdminDone {
  readonly json: object;
  readonly words: string;
}

type Done = Promise<Result<AdminDone, AdminFailure>>;
type Of<Does extends AdminCommand['does']> = Extract<AdminCommand, { does: Does }>;

/** @param about the program's version, and the port that addresses in a sentence carry */
export async function carryOut(
  command: Exclude<AdminCommand, { does: 'help' }>,
  open: OpenStore,
  about: { readonly version: string; readonly port: number },
): Done {
  const endpoint = endpointOver(open, Date.now);
  switch (command.does) {
    case 'backup':
      return backup(command, open, endpoint, about.version);
    case 'restore':
      return restore(command, open, endpoint);
    case 'create-site':
      return createSite(command, endpoint, about.port);
    case 'enrol-code':
      return enrolCode(command, endpoint, about.port);
    case 'revoke':
      return revoke(command, endpoint);
    case 'devices':
      return devices(command, endpoint);
    case 'access-log':
      return accessLog(command, endpoint);
    case 'retention':
      return retention(command, endpoint);
  }
}

async function backup(command: Of<'backup'>, open: OpenStore, endpoint: Endpoint, version: string): Done {
  const file = resolve(command.file);
  const at = Date.now();
  const written = await writeBackup(open, file, { version, at });
  if (!written.ok) return written;
  await endpoint.store.transaction((tables) => noteOnEachSite(endpoint, tables, 'backup'));
  const { counts, sha256 } = written.value;
  const done = { file, at, bytes: (await stat(file)).size, ...countsOf(counts), sha256 };
  return ok({ json: done, words: backupWords(done) });
}

function countsOf(counts: Readonly<Record<string, number>>) {
  return { sites: counts.site ?? 0, devices: counts.device ?? 0, records: counts.record ?? 0 };
}

async function restore({ file, replace }: Of<'restore'>, open: OpenStore, endpoint: Endpoint): Done {
  const newEpoch = () => uuidv7(Date.now(), new Uint8Array(randomBytes(10)));
  const restored = await restoreBackup(open, resolve(file), {
    replace,
    newEpoch,
    note: (tables, at) => noteOnEachSite(endpoint, tables, 'restore', { at }),
  });
  if (!restored.ok) return restored;
  return ok({ json: restored.value, words: restoreWords(restored.value) });
}

async function createSite(command: Of<'create-site'>, endpoint: Endpoint, port: number): Done {
  const department = departmentOf(command.department);
  const identity = v.safeParse(newSiteSchema, {
    name: command.name,
    department: command.department,
    zone: command.zone ?? department?.zone,
    holidayRegion: command.holidays ?? department?.holidayRegions[0],
  });
  if (department === undefined) return fail({ code: 'invalid', field: '--department' });
  if (!identity.success) return fail({ code: 'invalid', field: optionOf(v.getDotPath(identity.issues[0])) });
  const opened = await openSite(endpoint, identity.output);
  if (!opened.ok)
    return fail({ code: 'invalid', field: optionOf(opened.failure.detail?.replace('site.', '')) });
  return ok({
    json: opened.value,
    words: `Site ${opened.value.site} créé.\n${codeWords(port, opened.value)}`,
  });
}

function optionOf(field: string | null | undefined): string {
  return field === 'holidayRegion' ? '--holidays' : `--${field ?? ''}`;
}

async function enrolCode({ site, postes, name }: Of<'enrol-code'>, endpoint: Endpoint, port: number): Done {
  const id = await siteOf(endpoint, site);
  if (!id.ok) return id;
  const code = await makeCode(endpoint, id.value, postes, { name });
  return ok({ json: { site: id.value, postes, ...code }, words: codeWords(port, code) });
}

async function revoke({ device, site }: Of<'revoke'>, endpoint: Endpoint): Done {
  const id = await siteOf(endpoint, site);
  if (!id.ok) return id;
  const revoked = await revokeFromConsole(endpoint, id.value, device);
  if (!revoked.ok) return fail({ code: 'unknown-device', device });
  return ok({ json: { site: id.value, ...deviceRow(revoked.value) }, words: revokedWords(revoked.value) });
}

async function devices({ site }: Of<'devices'>, endpoint: Endpoint): Done {
  const all = await sitesAndDevices(endpoint);
  const shown = site === undefined ? all : all.filter((each) => each.site === site);
  if (site !== undefined && shown.length === 0) return fail({ code: 'unknown-site', site });
  const json = { sites: shown.map((each) => ({ ...each, devices: each.devices.map(deviceRow) })) };
  return ok({ json, words: devicesWords(shown) });
}

/** The latest lines, the latest first. */
async function accessLog({ site, limit }: Of<'access-log'>, endpoint: Endpoint): Done {
  const id = await siteOf(endpoint, site);
  if (!id.ok) return id;
  const { accesses } = await readAccesses(endpoint, id.value, { limit });
  return ok({ json: { site: id.value, accesses }, words: accessLogWords(accesses) });
}

async function retention({ dryRun }: Of<'retention'>, endpoint: Endpoint): Done {
  const sites = await (dryRun ? rehearseRetention : runRetention)(endpoint);
  return ok({ json: { dryRun, sites }, words: retentionWords(dryRun, sites) });
}

/** The site that is meant: the one named, or the only one. */
async function siteOf({ store }: Endpoint, named: string | undefined): Promise<Result<string, AdminFailure>> {
  const ids = (await store.read.sites.all()).map(({ id }) => id);
  if (named !== undefined)
    return ids.includes(named) ? ok(named) : fail({ code: 'unknown-site', site: named });
  const [only] = ids;
  return only === undefined || ids.length > 1 ? fail({ code: 'which-site', sites: ids }) : ok(only);
}
