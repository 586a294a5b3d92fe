/** What the console says once the endpoint listens. French, for the person; one address. */
export function announcement({ port, demo, code }: { port: number; demo: boolean; code?: string }): string {
  const address = addressOf(port, code);
  if (demo) {
    return [
      '',
      'DÉMONSTRATION : une préfecture imaginaire, une année de données inventées.',
      'Ouvrez cette adresse pour entrer avec tous les postes :',
      '',
      `  ${address}`,
      '',
      `${ONCE} Ctrl+C arrête Guichet.`,
      '',
    ].join('\n');
  }
  if (code === undefined) return `\nGuichet est prêt :\n\n  ${address}\n\nCtrl+C l’arrête.\n`;
  return `\nGuichet est prêt. Ouvrez cette adresse pour créer votre site :\n\n  ${address}\n\n${ONCE} Ctrl+C arrête Guichet.\n`;
}

/** What `--code` prints. */
export function codeAnnouncement(port: number, code: string): string {
  return [
    '',
    'Guichet doit être démarré. Dans le navigateur qui devient un poste qualité, ouvrez :',
    '',
    `  ${addressOf(port, code)}`,
    '',
    ONCE,
    '',
  ].join('\n');
}

const ONCE = 'Cette adresse sert une seule fois, pendant dix minutes. Pour en avoir une autre, recommencez.';

/** The code stands behind `#`: a browser sends that part to nobody. */
function addressOf(port: number, code?: string): string {
  return `http://localhost:${port}/${code === undefined ? '' : `bienvenue#${code}`}`;
}
