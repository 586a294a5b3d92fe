import { POSTES, type Poste } from '../../domain/rights.ts';

export function textOfPostes(postes: readonly Poste[]): string {
  return POSTES.filter((poste) => postes.includes(poste)).join(' ');
}

/** A poste that this version does not know gives no right, hence is passed over. */
export function postesOf(text: string): Poste[] {
  const words = text.split(' ');
  return POSTES.filter((poste) => words.includes(poste));
}
