import type { ImportContext } from '../../storage/import-sending.ts';
import { keepSpareCopy } from '../../storage/spare-copy.ts';
import type { Synchronizer } from '../../sync/synchronizer.ts';
import { askForBackgroundPush } from './background-push.ts';

const COPIES_AFTER_MS = 2_000;

/** What goes on behind the screens and none waits for: it is fetched once the first stands. */
export function beginBehindTheScreen(context: ImportContext, site: string, synchronizer: Synchronizer): void {
  askForBackgroundPush(synchronizer);
  // Over http:// on another machine, a browser has no place for a copy.
  if (globalThis.caches !== undefined) keepSpareCopy({ ...context, site, afterMs: COPIES_AFTER_MS });
}
