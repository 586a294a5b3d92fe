import type { Values } from '../../../../domain/kernel/record.ts';
import { isImportedVisitId } from '../../../../domain/visit/imported-visit-id.ts';
import { type VisitShapes, type VisitStatus, visitStatus } from '../../../../domain/visit/visit.ts';

const STATUS: Readonly<Record<VisitStatus, string>> = {
  unknown: 'incomplète',
  void: 'annulée',
  counted: 'comptée',
  waiting: 'en attente',
  held: 'mise de côté',
  called: 'appelée',
  served: 'servie',
  redirected: 'réorientée',
  left: 'partie avant l’appel',
};

export function visitStatusWord(visit: Values<VisitShapes>): string {
  return STATUS[visitStatus(visit)];
}

/** Where a visit comes from, in a word. */
export function originWord(id: string): string {
  if (isImportedVisitId(id)) return 'import';
  return id.startsWith('visit/') ? 'rendez-vous' : 'accueil';
}
