import type { Settings } from '../../../domain/setting/setting.ts';
import { callName } from '../../../domain/visit/call-name.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';

/**
 * The visits of the list that hold every word searched, in their ticket, service or reason; latest first.
 * Neither case nor accents count; a ticket is found with or without its space and zeros (`a12`, `A 012`).
 */
export function foundVisits(
  visits: readonly ArrivedVisit[],
  text: string,
  { services, reasons }: Pick<Settings, 'services' | 'reasons'>,
): readonly ArrivedVisit[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const ticket = ticketKey(text);
  return visits
    .filter((entry) => {
      const name = callName(entry);
      if (ticket !== undefined)
        return ticketKey(name) === ticket || plain(name).startsWith(plain(text).trim());
      const { service, reason = '' } = entry.visit.arrival;
      const told = [name, services[service]?.label, services[service]?.short, reasons[reason]?.label];
      return words.every((word) => plain(told.join(' ')).includes(word));
    })
    .toReversed();
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** `A 012`, `a12` → `a12`. */
function ticketKey(text: string): string | undefined {
  const found = /^\s*([a-z]{1,2})\s*0*(\d+)\s*$/i.exec(text);
  return found ? `${found[1]}${found[2]}`.toLowerCase() : undefined;
}
