import type { CodeAnswer } from '../../contract/enrolment.ts';
import type { Access } from '../../domain/access/access.ts';
import { accessDetailText, accessWord } from '../../i18n/fr/access-words.ts';
import { codeAnnouncement } from '../console/announce.ts';
import type { Restored } from '../database/backup/restore-backup.ts';
import type { SiteDevices } from '../use-cases/admin-sites.ts';
import type { EnrolledDevice } from '../use-cases/ports.ts';
import type { RetentionReport } from '../use-cases/run-retention.ts';

interface Counts {
  readonly sites: number;
  readonly devices: number;
  readonly records: number;
}

export function backupWords({ file, bytes, ...counts }: Counts & { file: string; bytes: number }): string {
  return [
    `Sauvegarde faite et relue : ${file} (${(bytes / 1_000_000).toFixed(1).replace('.', ',')} Mo).`,
    `${countsText(counts)}.`,
    'Ce fichier contient des données personnelles : gardez-le sous clé.',
  ].join('\n');
}

export function restoreWords({ at, ...counts }: Restored): string {
  return [
    `Sauvegarde du ${instantText(at)} restaurée : ${countsText(counts)}.`,
    'Les postes renvoient d’eux-mêmes, dans la minute, ce qu’ils ont écrit depuis.',
    'Un poste ajouté depuis cette sauvegarde, s’il n’est pas dans la liste (« devices »), se réinscrit avec un code.',
  ].join('\n');
}

export function codeWords(port: number, { code }: CodeAnswer): string {
  return codeAnnouncement(port, code);
}

export function revokedWords({ id, name }: EnrolledDevice): string {
  return `Le poste ${id} (${name}) n’a plus aucun droit.`;
}

export function devicesWords(sites: readonly SiteDevices[]): string {
  if (sites.length === 0) return 'Aucun site.';
  return sites.map(siteText).join('\n\n');
}

export function accessLogWords(accesses: readonly Access[]): string {
  if (accesses.length === 0) return 'Le journal est vide.';
  return accesses
    .map((access) => {
      const detail = accessDetailText(access, { instant: instantText });
      const said = detail === '' ? accessWord(access.act) : `${accessWord(access.act)} : ${detail}`;
      return `${instantText(access.at)}  ${access.who}  ${said}`;
    })
    .join('\n');
}

export function retentionWords(dryRun: boolean, sites: readonly RetentionReport[]): string {
  if (sites.length === 0) return 'Aucun site.';
  const told = sites.map(({ site, erased, removed }) => {
    const fiches = (count: number) => `${count} ${count > 1 ? 'fiches' : 'fiche'}`;
    const future = dryRun ? 'à vider' : 'vidées';
    return `Site ${site} : ${fiches(erased)} ${future} de coordonnées ou de textes, ${fiches(removed)} ${dryRun ? 'à remplacer' : 'remplacées'} par des comptages.`;
  });
  return [...told, ...(dryRun ? ['Rien n’a été changé (--dry-run).'] : [])].join('\n');
}

function siteText({ site, name, devices }: SiteDevices): string {
  const lines = devices.map(({ id, name: device, postes, lastSeenAt, revokedAt }) => {
    const state = revokedAt === undefined ? seenText(lastSeenAt) : `révoqué le ${instantText(revokedAt)}`;
    return `  ${id}  ${device}  [${postes.join(', ')}]  ${state}`;
  });
  return [`${name} (site ${site})`, ...(lines.length > 0 ? lines : ['  aucun poste'])].join('\n');
}

function seenText(at: number | undefined): string {
  return at === undefined ? 'pas encore vu' : `vu le ${instantText(at)}`;
}

function countsText({ sites, devices, records }: Counts): string {
  return `${sites} ${sites > 1 ? 'sites' : 'site'}, ${devices} ${devices > 1 ? 'postes' : 'poste'}, ${records} ${records > 1 ? 'fiches' : 'fiche'}`;
}

/** In the console's own time. */
function instantText(at: number): string {
  return new Date(at).toLocaleString('fr-FR', { dateStyle: 'short', timeStyle: 'short' });
}
