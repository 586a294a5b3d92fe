import { StoreFailure } from '../domain/kernel/store-failure.ts';

/** Errors by which IndexedDB says that the memory itself failed; any other is a bug of ours and stays as it is. */
const LOST = new Set([
  'AbortError',
  'InvalidStateError',
  'MissingAPIError',
  'NotFoundError',
  'NotReadableError',
  'SecurityError',
  'TimeoutError',
  'UnknownError',
  'VersionError',
]);

/**
 * Runs `work` on the memory and turns its expected failures into `StoreFailure`: `storage-full`, `storage-lost`. Bugs stay as
 * they are; of IndexedDB's own errors, those by which it blames its caller (`TransactionInactiveError`) are bugs too.
 */
export async function withStorageFaults<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageFault(error);
  }
}

function storageFault(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'QuotaExceededError')
    return new StoreFailure({ code: 'storage-full' }, { cause: error });
  if (!LOST.has(error.name)) return error;
  return new StoreFailure({ code: 'storage-lost', detail: error.name }, { cause: error });
}
