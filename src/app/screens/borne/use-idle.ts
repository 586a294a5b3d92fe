import { useEffect, useState } from 'preact/hooks';

/** A minute without a touch, then a quarter of a minute to say "I am here". */
export const IDLE_SECONDS = 60;
export const WARNING_SECONDS = 15;

/**
 * Watches for a visitor who left without finishing, so that the next one does not read a half-written complaint.
 * While `watch` is not 0, counts the seconds without a touch or a key and calls `onGone` at the end; a new number starts
 * the count anew ("I am here"). Once the warning is due, only that answers it: a hand on the glass is not a yes.
 * @returns the seconds left once the warning is due, else `undefined`
 */
export function useIdle(watch: number, onGone: () => void): number | undefined {
  const [still, setStill] = useState(0);
  const active = watch !== 0;
  useEffect(() => {
    setStill(0);
    if (!active) return undefined;
    const tick = setInterval(() => setStill((seconds) => seconds + 1), 1000);
    const touched = () => setStill((seconds) => (seconds < IDLE_SECONDS ? 0 : seconds));
    for (const event of TOUCHES) window.addEventListener(event, touched, { capture: true, passive: true });
    return () => {
      clearInterval(tick);
      for (const event of TOUCHES) window.removeEventListener(event, touched, { capture: true });
    };
  }, [watch]);
  const left = IDLE_SECONDS + WARNING_SECONDS - still;
  useEffect(() => {
    if (active && left <= 0) onGone();
  }, [active, left <= 0]);
  return active && still >= IDLE_SECONDS && left > 0 ? left : undefined;
}

const TOUCHES = ['pointerdown', 'keydown', 'scroll', 'input'] as const;
