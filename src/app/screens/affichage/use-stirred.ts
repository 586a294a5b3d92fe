import { useEffect, useState } from 'preact/hooks';

const SHOWN_MS = 8_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown'] as const;

/** Whether somebody has touched the screen, the mouse or a key a moment ago: then a wall screen shows its way out. */
export function useStirred(): boolean {
  const [stirred, setStirred] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function stir(): void {
      clearTimeout(timer);
      setStirred(true);
      timer = setTimeout(() => setStirred(false), SHOWN_MS);
    }
    for (const sign of SIGNS) addEventListener(sign, stir, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) removeEventListener(sign, stir);
    };
  }, []);
  return stirred;
}
