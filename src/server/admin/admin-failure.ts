import { POSTES } from '../../domain/rights.ts';
import { type StartFailure, startFailureSentence } from '../console/start-failure.ts';
import type { BackupFailure } from '../database/backup/backup-format.ts';

/** Why a command was not carried out: what a person in front of the console can do something about. */
export type AdminFailure =
  | { readonly code: 'unknown-command'; readonly command: string }
  | { readonly code: 'unknown-option'; readonly option: string }
  | { readonly code: 'missing-argument'; readonly argument: string }
  | { readonly code: 'unknown-poste'; readonly poste: string }
  | { readonly code: 'no-database'; readonly file: string }
  | { readonly code: 'unknown-site'; readonly site: string }
  | { readonly code: 'which-site'; readonly sites: readonly string[] }
  | { readonly code: 'unknown-device'; readonly device: string }
  | { readonly code: 'invalid'; readonly field: string }
  | BackupFailure
  | StartFailure;

/** Mistakes in what was typed, as opposed to what could not be done. */
const USAGE: ReadonlySet<AdminFailure['code']> = new Set([
  'unknown-command',
  'unknown-option',
  'missing-argument',
  'unknown-poste',
  'which-site',
]);

/** 2 for what was mistyped, 1 for what could not be done. */
export function exitCodeOf({ code }: AdminFailure): 1 | 2 {
  return USAGE.has(code) ? 2 : 1;
}

/** What happened, then what to do. */
export function adminFailureSentence(failure: AdminFailure): string {
  switch (failure.code) {
    case 'unknown-command':
      return `« ${failure.command} » n’est pas une commande. ${SEE_HELP}`;
    case 'unknown-option':
      return `« ${failure.option} » n’a pas sa place ici. ${SEE_HELP}`;
    case 'missing-argument':
      return `Il manque ${failure.argument}. ${SEE_HELP}`;
    case 'unknown-poste':
      return `« ${failure.poste} » n’est pas un poste. Postes possibles : ${POSTES.join(', ')}, ou « tous ».`;
    case 'no-database':
      return `Il n’y a pas de base de données dans ${failure.file}. Donnez le bon dossier (DATA_DIR=…) ou la bonne base (DATABASE_URL=…).`;
    case 'unknown-site':
      return `Aucun site « ${failure.site} » ici. La commande « devices » montre les sites qui existent.`;
    case 'which-site':
      return failure.sites.length === 0
        ? 'Aucun site n’existe encore. Créez-en un avec « create-site », ou lancez npm start.'
        : `Il y a plusieurs sites : ajoutez --site et l’un de ces identifiants : ${failure.sites.join(', ')}.`;
    case 'unknown-device':
      return `Aucun poste « ${failure.device} » en service sur ce site. La commande « devices » montre leurs identifiants.`;
    case 'invalid':
      return `La valeur de « ${failure.field} » n’est pas acceptable.`;
    case 'file-exists':
      return `Le fichier ${failure.file} existe déjà : il n’a pas été touché. Donnez un autre nom.`;
    case 'file-missing':
      return `Le fichier ${failure.file} n’existe pas.`;
    case 'file-not-writable':
      return `Le fichier ${failure.file} n’a pas pu être écrit : vérifiez le dossier, ses droits et la place sur le disque.`;
    case 'not-a-backup':
      return `Le fichier ${failure.file} n’est pas une sauvegarde de Guichet. Rien n’a été changé.`;
    case 'backup-damaged':
      return `La sauvegarde ${failure.file} est abîmée ou incomplète : prenez-en une autre. Rien n’a été changé.`;
    case 'backup-newer':
      return `Cette sauvegarde vient d’une version plus récente de Guichet (${failure.version}). Installez cette version. Rien n’a été changé.`;
    case 'database-damaged':
      return 'La base de données est abîmée : la sauvegarder ne la réparerait pas. Restaurez une sauvegarde antérieure ; les postes renverront ce qu’ils ont.';
    case 'database-in-use':
      return 'La base de données est occupée par un autre programme. Recommencez ; si cela dure, arrêtez Guichet pendant la restauration.';
    case 'holds-sites':
      return `La base de données contient déjà ${failure.sites === 1 ? 'un site' : `${failure.sites} sites`}. Pour tout remplacer par la sauvegarde, ajoutez --replace. Rien n’a été changé.`;
    default:
      return startFailureSentence(failure);
  }
}

const SEE_HELP = 'Pour voir ce qui est possible : npm run admin -- --help';
