import { useEffect, useRef } from 'preact/hooks';

/** Puts the focus at the start of a page that was gone to, as a browser does on loading one. Not on the first. */
export function useFocusOnPageChange(page: string): void {
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [page]);
}
