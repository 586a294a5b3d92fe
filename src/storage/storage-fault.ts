import { StoreFailure } from '../commands/store-failure.ts';

/** Errors by which IndexedDB or Dexie say that the memory itself failed; any other is a bug of ours and stays as it is. */
const LOST = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'MissingAPIError',
  'NotFoundError',
  'OpenFailedError',
  'TimeoutError',
  'UnknownError',
  'VersionError',
]);

/**
 * Runs `work` on the memory and turns its expected failures into `StoreFailure`: `storage-full`, `storage-lost`.
 * Chromium reports a commit that fails (disk full) by `abort` alone, which Dexie rejects with; so the promise settles.
 */
export async function withStorageFaults<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageFault(error);
  }
}

function storageFault(error: unknown): unknown {
  const causes = [...causesOf(error)];
  const failure = causes.find((cause) => cause instanceof StoreFailure);
  if (failure !== undefined) return failure;
  if (causes.some((cause) => cause.name === 'QuotaExceededError')) {
    return new StoreFailure({ code: 'storage-full' }, { cause: error });
  }
  const lost = causes.findLast((cause) => LOST.has(cause.name));
  return lost === undefined
    ? error
    : new StoreFailure({ code: 'storage-lost', detail: lost.name }, { cause: error });
}

/** The error and those inside it: Dexie wraps what IndexedDB said, and a bulk request holds one error a row. */
function* causesOf(error: unknown): Generator<Error> {
  let cause: unknown = error;
  for (let depth = 0; depth < 5 && (cause instanceof Error || cause instanceof DOMException); depth += 1) {
    yield cause as Error;
    const { inner, failures } = cause as { inner?: unknown; failures?: unknown[] };
    cause = inner ?? failures?.[0] ?? cause.cause;
  }
}
