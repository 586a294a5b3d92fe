/**
 * Why this window will forget what it is given, in so far as a browser lets one know for certain: it hides from a page of a
 * private window what it gives to every other one. Firefox has no service worker there; Safari and Firefox refuse their private
 * file system (OPFS). Chromium shows a page of a private window everything it shows any other, its quota included: nothing
 * certain can be said there, and nothing is. A sign that a normal window may show too (a small quota, a refused `persist()`)
 * is never one: better a private window not seen than a normal one refused.
 * @returns which sign; `undefined` where there is none
 */
export async function privateWindow(page: Window = window): Promise<'no-worker' | 'no-files' | undefined> {
  // Over http:// no browser gives these to any window.
  if (!page.isSecureContext) return undefined;
  const { navigator } = page;
  if (!('serviceWorker' in navigator)) return 'no-worker';
  const { storage } = navigator as { readonly storage?: StorageManager };
  if (storage?.getDirectory === undefined) return undefined;
  try {
    await storage.getDirectory();
    return undefined;
  } catch (error) {
    return error instanceof DOMException && error.name === 'SecurityError' ? 'no-files' : undefined;
  }
}
