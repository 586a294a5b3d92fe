/** Rows shown of a list that an outage can make of thousands. */
export const SHOWN = 200;

/** What is not shown; `undefined` when all is. */
export function moreText(total: number): string | undefined {
  return total > SHOWN
    ? `… et ${(total - SHOWN).toLocaleString('fr-FR')} autres, tous dans le fichier exporté.`
    : undefined;
}
