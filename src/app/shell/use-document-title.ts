import { useEffect } from 'preact/hooks';

/** Names the tab, the history entry and, for a screen reader, the page. */
export function useDocumentTitle(title: string, siteName: string): void {
  useEffect(() => {
    document.title = `${title} — ${siteName}`;
  }, [title, siteName]);
}
