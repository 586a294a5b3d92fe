import { useEffect, useState } from 'preact/hooks';

const WIDE = '(min-width: 60rem)';

/** Whether the glass is wide enough for columns side by side: the same limit as in the style sheets. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const follow = () => setWide(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return wide;
}
