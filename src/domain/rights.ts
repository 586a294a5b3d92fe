import { kinds } from './kinds.ts';
import { TALLY } from './retention/tally.ts';

/** The role of a device. One browser may hold several. */
export const POSTES = ['accueil', 'pan', 'borne', 'affichage', 'qualite'] as const;

export type Poste = (typeof POSTES)[number];

interface Right {
  readonly read: boolean;
  readonly write: 'all' | readonly string[];
}

const ALL: Right = { read: true, write: 'all' };
const READ: Right = { read: true, write: [] };

/**
 * Which poste reads and writes what: one table, followed by the tablet and enforced by the endpoint.
 * A kind that a row does not name is closed to that poste; `*` stands for kinds this version does not know, which staff
 * devices of a newer version may already exchange.
 */
const RIGHTS: Readonly<Record<Poste, Readonly<Record<string, Right>>>> = {
  accueil: {
    visit: ALL,
    appointment: { read: true, write: ['arrival', 'outcome'] },
    feedback: { read: false, write: ['deposit', 'contact', 'void'] },
    setting: READ,
    opening: { read: false, write: ['exported'] },
    '*': ALL,
  },
  pan: {
    visit: ALL,
    appointment: ALL,
    setting: READ,
    safe: READ,
    opening: { read: false, write: ['opened', 'exported'] },
    '*': ALL,
  },
  borne: {
    response: { read: false, write: ['answers'] },
    feedback: { read: false, write: ['deposit', 'contact'] },
    setting: READ,
    opening: { read: false, write: ['exported'] },
  },
  affichage: { setting: READ },
  qualite: {
    visit: ALL,
    appointment: ALL,
    response: ALL,
    feedback: ALL,
    setting: ALL,
    safe: { read: true, write: ['passphrase', 'recovery'] },
    opening: { read: true, write: ['opened', 'exported'] },
    '*': ALL,
  },
};

export function mayRead(postes: readonly Poste[], kind: string): boolean {
  return postes.some((poste) => rightOf(poste, kind)?.read ?? false);
}

/** The counts of removed records are the endpoint's alone to state. */
export function mayWrite(postes: readonly Poste[], kind: string, fact: string): boolean {
  if (fact === TALLY) return false;
  return postes.some((poste) => {
    const right = rightOf(poste, kind);
    return right !== undefined && (right.write === 'all' || right.write.includes(fact));
  });
}

/**
 * What these postes read, as a query can use it.
 * `unknownKinds`: whether kinds this version does not know are read too.
 */
export function readableKinds(postes: readonly Poste[]): {
  readonly kinds: readonly string[];
  readonly unknownKinds: boolean;
} {
  return {
    kinds: [...kinds.keys()].filter((kind) => mayRead(postes, kind)),
    unknownKinds: mayRead(postes, '*'),
  };
}

function rightOf(poste: Poste, kind: string): Right | undefined {
  const row = RIGHTS[poste];
  if (Object.hasOwn(row, kind)) return row[kind];
  return kinds.has(kind) ? undefined : row['*'];
}
