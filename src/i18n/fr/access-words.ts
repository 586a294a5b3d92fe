import type { Access, AccessAct } from '../../domain/access/access.ts';
import { referenceOf } from '../../domain/kernel/ids.ts';
import { POSTES } from '../../domain/rights.ts';
import { counted, factWord, kindWord, posteName, settingWord } from './words.ts';

/** The log of accesses in French, for the quality office and the console. */

const ACTS: Readonly<Record<AccessAct, string>> = {
  'site-opened': 'Site créé',
  code: 'Code créé pour un nouveau poste',
  'code-refused': 'Code refusé',
  enrolled: 'Poste inscrit',
  postes: 'Postes d’un appareil changés',
  revoked: 'Appareil révoqué',
  retired: 'Appareil retiré par lui-même',
  opened: 'Coordonnées ouvertes',
  exported: 'Coordonnées exportées',
  safe: 'Coffre modifié',
  pin: 'Code de la borne changé',
  retention: 'Durées de conservation changées',
  purge: 'Données effacées à leur terme',
  backup: 'Sauvegarde faite',
  restore: 'Sauvegarde restaurée',
};

const REASONS: Readonly<Record<string, string>> = {
  'code-unknown': 'code inconnu ou déjà utilisé',
  'code-expired': 'code expiré',
  'code-locked': 'trop d’essais',
  cloned: 'sa mémoire a été copiée sur un autre appareil',
};

/** @param act as the endpoint says it; one of a newer endpoint is shown as it came */
export function accessWord(act: string): string {
  return Object.hasOwn(ACTS, act) ? ACTS[act as AccessAct] : act;
}

export interface AccessTelling {
  /** How an instant (milliseconds since 1970) is written. */
  instant(at: number): string;
  /** The name of a device, by its id, where it is known. */
  deviceName?(id: string): string | undefined;
}

/** What it was done to, in a few words; `''` where the act says all. */
export function accessDetailText({ act, detail }: Access, { instant, deviceName }: AccessTelling): string {
  const { name, device, postes, before, reason, at } = detail;
  const target = name ?? (device === undefined ? undefined : (deviceName?.(device) ?? device));
  const parts: (string | false | undefined)[] =
    act === 'opened' || act === 'exported'
      ? [
          ...contentParts({ act, detail }),
          target !== undefined && `sur « ${target} »`,
          at !== undefined && `le ${instant(at)}`,
        ]
      : [
          target !== undefined && `« ${target} »`,
          before !== undefined && `${postesText(before)} → ${postesText(postes ?? [])}`,
          before === undefined && postes !== undefined && postesText(postes),
          reason !== undefined && (REASONS[reason] ?? reason),
          ...contentParts({ act, detail }),
          at !== undefined && `du ${instant(at)}`,
        ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}

function contentParts({ act, detail }: Pick<Access, 'act' | 'detail'>): (string | undefined)[] {
  const { record, kind, facts = [], records, contacts, erased, removed } = detail;
  switch (act) {
    case 'opened':
      return [kind && kindWord(kind), record && referenceOf(record)];
    case 'exported':
      return [
        records === undefined ? undefined : counted(records, 'enregistrement', 'enregistrements'),
        contacts === undefined
          ? undefined
          : counted(contacts, 'avec des coordonnées chiffrées', 'avec des coordonnées chiffrées'),
      ];
    case 'safe':
      return record?.startsWith('setting/')
        ? [settingWord(record)]
        : facts.map((fact) => factWord('safe', fact));
    case 'retention':
      return facts.map(kindWord);
    case 'purge':
      return [
        `${counted(erased ?? 0, 'fiche vidée', 'fiches vidées')}`,
        `${counted(removed ?? 0, 'retirée', 'retirées')}`,
      ];
    default:
      return [];
  }
}

function postesText(postes: readonly string[]): string {
  return POSTES.filter((poste) => postes.includes(poste))
    .map(posteName)
    .join(' + ');
}
