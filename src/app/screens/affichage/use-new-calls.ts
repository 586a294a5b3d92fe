import { useEffect, useRef, useState } from 'preact/hooks';
import type { Board } from '../../../domain/statistics/board.ts';
import type { RecentCall } from '../../../domain/statistics/visit-columns.ts';

/** A call older than this when it arrives is listed, not announced: the person has been fetched or has left. */
const ANNOUNCED_MS = 2 * 60_000;
/** How long a call has the whole glass. */
const SHOWN_MS = 9_000;
/** The board carries five: what was known before falls out by itself. */
const KNOWN_MAX = 20;

/**
 * The call that has the glass now; calls that come at once are shown one after the other. A call is new when no former board
 * had it; those of the first board are known. Calls again count as calls.
 * @param onCall told each call as it is shown: a chime, a voice
 */
export function useNewCalls(
  board: Board | undefined,
  onCall: (call: RecentCall) => void,
): RecentCall | undefined {
  const known = useRef<readonly string[] | undefined>(undefined);
  const queue = useRef<RecentCall[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const tell = useRef(onCall);
  tell.current = onCall;
  const [shown, setShown] = useState<RecentCall>();

  useEffect(() => {
    if (board === undefined) return;
    const before = known.current;
    const fresh = board.calls.filter((call) => !(before ?? []).includes(keyOf(call)));
    known.current = [...fresh.map(keyOf), ...(before ?? [])].slice(0, KNOWN_MAX);
    if (before === undefined) return;
    queue.current.push(...fresh.filter(({ at }) => board.at - at <= ANNOUNCED_MS).reverse());
    if (timer.current === undefined) next();
  }, [board]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function next(): void {
    const call = queue.current.shift();
    setShown(call);
    timer.current = call === undefined ? undefined : setTimeout(next, SHOWN_MS);
    if (call !== undefined) tell.current(call);
  }

  return shown;
}

function keyOf({ name, counter, at }: RecentCall): string {
  return `${name} ${counter} ${at}`;
}
