import type { JSX } from 'preact';
import { minutesSince } from '../../../domain/kernel/minutes-since.ts';
import { durationWords } from '../../../i18n/fr/day-words.ts';
import { useNow } from '../../state/guichet-context.ts';

export interface WaitedProps {
  /** Milliseconds since 1970. */
  since: number;
}

const TICK_MS = 15_000;

/** How long it has been, kept right: it redraws by itself, not the list around it. */
export function Waited({ since }: WaitedProps): JSX.Element {
  const now = useNow(TICK_MS);
  return <span class="accueil-waited">{durationWords(minutesSince(since, now))}</span>;
}
