import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { callName } from '../../../domain/visit/call-name.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { dayTitle, hourWords } from '../../../i18n/fr/day-words.ts';
import { useGuichet, useSettings } from '../../state/guichet-context.ts';

export interface PrintedTicketProps {
  /** The visit whose ticket is handed to the printer. */
  entry: ArrivedVisit;
  /** The printer has it, or the person gave up. */
  onDone: () => void;
}

/**
 * A ticket on paper, alone on it: narrow enough for a receipt printer, large enough to be read on a sheet. It is sent to the
 * browser's print once it is drawn.
 */
export function PrintedTicket({ entry, onDone }: PrintedTicketProps): JSX.Element {
  const { desk } = useGuichet();
  const { site, services } = useSettings();
  const { arrival } = entry.visit;
  useEffect(() => {
    addEventListener('afterprint', onDone, { once: true });
    print();
    return () => removeEventListener('afterprint', onDone);
  }, []);
  return (
    <div class="accueil-ticket print-only">
      <p>{site.name}</p>
      <p class="accueil-ticket__number">{callName(entry)}</p>
      <p class="accueil-ticket__service">{services[entry.service]?.label ?? entry.service}</p>
      <p>{`${dayTitle(desk.time.dayOf(arrival.at))}, ${hourWords(arrival.at, desk.time)}`}</p>
    </div>
  );
}
