import { useEffect, useState } from 'preact/hooks';

/**
 * Whether the glass is at least that wide.
 * @param rem 60 for columns side by side, 40 for more than a phone: the limits of the style sheets
 */
export function useWide(rem: 40 | 60): boolean {
  const query = `(min-width: ${rem}rem)`;
  const [wide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = () => setWide(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [query]);
  return wide;
}
