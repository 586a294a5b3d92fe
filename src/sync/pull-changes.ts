import { PULL_PAGE } from '../contract/protocol.ts';
import type { PullPage } from '../contract/pull.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Position, Remote, SyncStore } from './ports.ts';

/**
 * Takes in what changed on the site since the position held, page by page, until there is no more. May die at any line: a
 * page and its cursor are applied together, and a page applied twice changes nothing.
 * @returns how many exchanges it took
 */
export async function pullChanges(store: SyncStore, remote: Remote): Promise<Result<number>> {
  let restarts = 0;
  for (let exchanges = 1; restarts <= RESTARTS_MAX; exchanges += 1) {
    const asked = await store.position();
    const answer = await remote.pull({ after: asked.cursor, limit: PULL_PAGE });
    if (!answer.ok) return answer;
    const page = answer.value;
    if (isOfAnotherLog(page, asked)) {
      const restarted = await startAnew(store, remote, page, asked);
      if (!restarted.ok) return restarted;
      restarts += 1;
      continue;
    }
    const held = await withRemovals(store, page, asked);
    if (held === undefined) {
      restarts += 1;
      continue;
    }
    await store.applyPage(page, held);
    if (!page.more) {
      await store.tidy({ ...held, scope: page.scope, cursor: page.cursor });
      return ok(exchanges);
    }
    if (page.cursor <= asked.cursor) break;
  }
  // More is promised without an end, or the log changes its name each time: an endpoint to come back to later.
  return fail({ code: 'endpoint', status: 200 });
}

const RESTARTS_MAX = 3;

/** A position without scope has not pulled yet, and takes the one it is given. */
function isOfAnotherLog(page: PullPage, asked: Position): boolean {
  return page.epoch !== asked.epoch || (page.scope !== asked.scope && asked.scope !== '');
}

/**
 * The position from which this page may be applied; `undefined` when the log must be read again from 0, since removals before
 * the endpoint's horizon are named no more. A log whose reading began at that horizon may be read through it.
 */
async function withRemovals(
  store: SyncStore,
  { horizon }: PullPage,
  asked: Position,
): Promise<Position | undefined> {
  const told = asked.horizon === undefined ? -1 : Math.max(asked.horizon, asked.cursor);
  if (horizon === undefined || horizon <= told) return asked;
  const hasHeld = await store.beginSnapshot(asked, horizon);
  return hasHeld || asked.cursor > 0 ? undefined : { ...asked, horizon };
}

async function startAnew(
  store: SyncStore,
  remote: Remote,
  page: PullPage,
  asked: Position,
): Promise<Result<null>> {
  if (page.epoch !== asked.epoch) {
    await store.changeEpoch(page.epoch);
    return ok(null);
  }
  const device = await remote.device();
  if (!device.ok) return device;
  await store.changeScope(page.scope, device.value);
  return ok(null);
}
