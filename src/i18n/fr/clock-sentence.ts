import { counted } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

/** What a person is told of a device whose clock is wrong. @param offMs this device's clock minus the endpoint's */
export function clockSentence(offMs: number): string {
  const side = offMs > 0 ? 'd’avance' : 'de retard';
  return `L’horloge de cet appareil a ${lengthText(Math.round(Math.abs(offMs) / MINUTE_MS))} ${side}. Les heures enregistrées sont corrigées d’après le serveur ; réglez la date et l’heure de l’appareil.`;
}

function lengthText(minutes: number): string {
  if (minutes >= 2 * DAY) return counted(Math.round(minutes / DAY), 'jour', 'jours');
  const hours = Math.floor(minutes / HOUR);
  const rest = minutes % HOUR;
  const parts = [
    hours > 0 && counted(hours, 'heure', 'heures'),
    rest > 0 && counted(rest, 'minute', 'minutes'),
  ];
  return parts.filter(Boolean).join(' et ');
}
