import { useEffect, useState } from 'preact/hooks';
import type { Day } from '../../../domain/kernel/site-time.ts';
import type { Settings } from '../../../domain/setting/setting.ts';
import type { WallDisplay, WallPage } from '../../../domain/setting/wall.ts';
import { noticesOn } from '../../../domain/setting/wall-display.ts';
import type { Board } from '../../../domain/statistics/board.ts';

/** The page the wall shows now: one after the other, those that have nothing to say passed over; a single one stays. */
export function useTurningPage(
  { pages, seconds }: WallDisplay,
  board: Board | undefined,
  settings: Settings,
  today: Day,
): WallPage {
  const [turn, setTurn] = useState(0);
  const shown = pages.filter((page) => hasSomething(page, board, settings, today));
  useEffect(() => {
    if (shown.length < 2) return;
    const timer = setInterval(() => setTurn((before) => before + 1), seconds * 1000);
    return () => clearInterval(timer);
  }, [shown.length, seconds]);
  return shown[turn % shown.length] ?? 'overview';
}

function hasSomething(page: WallPage, board: Board | undefined, settings: Settings, today: Day): boolean {
  if (page === 'notices') return noticesOn(settings.notices, today).length > 0;
  if (page === 'results') return Object.keys(board?.results?.criteria ?? {}).length > 0;
  return true;
}
