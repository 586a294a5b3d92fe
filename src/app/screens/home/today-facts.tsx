import type { JSX } from 'preact';
import { valuesOf } from '../../../domain/kernel/record.ts';
import { mayRead } from '../../../domain/rights.ts';
import { type VisitShapes, visitKind, visitStatus } from '../../../domain/visit/visit.ts';
import { counted } from '../../../i18n/fr/words.ts';
import { useGuichet, useLive, useNow } from '../../state/guichet-context.ts';

/** How the day goes, where this device knows it. */
export function TodayFacts(): JSX.Element | null {
  const { device } = useGuichet();
  return mayRead(device.postes, visitKind.name) ? <VisitsToday /> : null;
}

function VisitsToday(): JSX.Element | null {
  const { desk } = useGuichet();
  const today = desk.time.dayOf(useNow(60_000));
  const visits = useLive((store) => store.ofDays(visitKind.name, today, today), [today]);
  if (visits === undefined) return null;
  const statuses = visits.map((visit) => visitStatus(valuesOf<VisitShapes>(visit)));
  const registered = statuses.filter((status) => status !== 'void' && status !== 'unknown').length;
  const waiting = statuses.filter((status) => status === 'waiting').length;
  return (
    <p>
      Aujourd’hui : <strong>{counted(registered, 'visite', 'visites')}</strong>, {waiting} en attente.
    </p>
  );
}
