import type { Surroundings } from '../../sync/ports.ts';

/** The browser's time and chance; bugs go where the page's other bugs go. */
export const browserSurroundings: Surroundings = {
  now: Date.now,
  random: Math.random,
  setTimer(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  report: reportError,
};
