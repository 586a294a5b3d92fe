import type { JSX } from 'preact';
import { clockText, type SiteTime } from '../../../domain/kernel/site-time.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Badge } from '../../ui/badge.tsx';
import type { WallFigures } from './use-board.ts';

export interface FreshnessProps {
  figures: WallFigures;
  time: SiteTime;
  /** Milliseconds since 1970. */
  now: number;
}

/** As of when the figures are, and since when nothing has come. */
export function Freshness({ figures: { board, staleSince }, time, now }: FreshnessProps): JSX.Element {
  if (staleSince !== undefined) return <Badge tone="warning">{staleText(staleSince, time, now)}</Badge>;
  if (board === undefined) return <Badge tone="neutral">{words.noFigures}</Badge>;
  return <Badge tone="neutral">{words.figuresOf(clockText(time.local(board.at).minute))}</Badge>;
}

function staleText(since: number, time: SiteTime, now: number): string {
  const { day, minute } = time.local(since);
  const clock = clockText(minute);
  return day === time.dayOf(now) ? words.staleSince(clock) : words.staleSinceDay(words.date(day), clock);
}
