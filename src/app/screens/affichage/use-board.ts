import { useEffect, useState } from 'preact/hooks';
import { mondayOf } from '../../../domain/kernel/site-time.ts';
import type { Board } from '../../../domain/statistics/board.ts';
import type { ReceivedBoard } from '../../services.ts';
import { useGuichet, useSync } from '../../state/guichet-context.ts';

/** A board that nothing newer has followed for so long is old: the wall says so. */
const FRESH_MS = 3 * 60_000;
const CALLS_MS = 60_000;

export interface WallFigures {
  /** The last board received, whatever its age. */
  readonly board: Board | undefined;
  /** Since when nothing has come, milliseconds since 1970; `undefined` while all goes well. */
  readonly staleSince: number | undefined;
  /** Whether its waiting line and its day are those of now. */
  readonly isOfToday: boolean;
  readonly isOfThisWeek: boolean;
  /** Calls come no more: three boards in a row have not come. */
  readonly callsCut: boolean;
}

/** The figures of the wall, and how far they can be trusted. @param now milliseconds since 1970 */
export function useBoard(now: number): WallFigures {
  const { board: feed, desk } = useGuichet();
  const { offlineSince } = useSync();
  const [received, setReceived] = useState<ReceivedBoard>();
  useEffect(() => feed.follow(setReceived), [feed]);
  const today = desk.time.dayOf(now);
  const heard = [received?.receivedAt, offlineSince];
  return {
    board: received?.board,
    staleSince: staleSince(heard, now, FRESH_MS),
    callsCut: staleSince(heard, now, CALLS_MS) !== undefined,
    isOfToday: received?.board.today === today,
    isOfThisWeek: received !== undefined && mondayOf(received.board.today) === mondayOf(today),
  };
}

function staleSince(
  instants: readonly (number | undefined)[],
  now: number,
  patience: number,
): number | undefined {
  const old = instants.filter((at) => at !== undefined).filter((at) => now - at > patience);
  return old.length === 0 ? undefined : Math.min(...old);
}
