import { StoreFailure } from '../../domain/kernel/store-failure.ts';

export interface OpeningProblem {
  readonly title: string;
  readonly advice: string;
}

const NO_STORAGE: OpeningProblem = {
  title: 'Ce navigateur ne peut rien enregistrer',
  advice:
    'Guichet garde tout sur l’appareil, et le navigateur lui refuse sa mémoire. Quittez la navigation privée, autorisez les données de sites dans les réglages, puis rechargez la page.',
};

const STORAGE_FULL: OpeningProblem = {
  title: 'Le disque de cet appareil est plein',
  advice:
    'Guichet ne peut plus rien enregistrer. Vos enregistrements sont toujours sur cet appareil : libérez de la place, puis rechargez la page.',
};

const NEWER_DATA: OpeningProblem = {
  title: 'Cette page est plus ancienne que les données de l’appareil',
  advice:
    'Une version plus récente de Guichet a déjà servi ici. Vos enregistrements sont sur cet appareil : fermez tous les onglets de Guichet, puis rouvrez-le avec le réseau.',
};

const UNKNOWN: OpeningProblem = {
  title: 'Guichet n’a pas pu s’ouvrir',
  advice:
    'Vos enregistrements sont sur cet appareil : rien de ce qui a été enregistré n’est perdu. Rechargez la page ; si cela recommence, redémarrez l’appareil, puis transmettez les détails ci-dessous à l’assistance.',
};

/** By the names of IndexedDB's errors. */
const BY_NAME: Readonly<Record<string, OpeningProblem>> = {
  MissingAPIError: NO_STORAGE,
  SecurityError: NO_STORAGE,
  InvalidStateError: NO_STORAGE,
  QuotaExceededError: STORAGE_FULL,
  VersionError: NEWER_DATA,
};

/** What to tell a person when the tablet's memory could not be opened, or the app not started. */
export function openingProblem(error: unknown): OpeningProblem {
  if (error instanceof StoreFailure) {
    if (error.failure.code === 'storage-full') return STORAGE_FULL;
    return error.failure.code === 'storage-lost' ? (BY_NAME[error.failure.detail] ?? UNKNOWN) : UNKNOWN;
  }
  return error instanceof DOMException ? (BY_NAME[error.name] ?? UNKNOWN) : UNKNOWN;
}

/** By these names the browser says that what is on the disk cannot be read. */
const UNREADABLE = new Set(['UnknownError', 'NotReadableError', 'DataError']);

/** Whether the memory itself seems damaged, so that nothing but another one will open. */
export function isBroken(error: unknown): boolean {
  if (error instanceof StoreFailure)
    return error.failure.code === 'storage-lost' && UNREADABLE.has(error.failure.detail);
  return error instanceof DOMException && UNREADABLE.has(error.name);
}
