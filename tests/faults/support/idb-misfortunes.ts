/** What may befall a page's IndexedDB, each made with the browser's own means where it has any. */
export const MISFORTUNES = ['unknown-error', 'lost-connection', 'bare-abort', 'late-abort'] as const;

export type Misfortune = (typeof MISFORTUNES)[number];

declare global {
  /** The next so many occasions go wrong in this way. */
  var misfortune: { kind: Misfortune; times: number } | undefined;
}

/** Runs in the page before the product: stands between it and the browser's IndexedDB. It must not reach outside itself. */
export function installMisfortunes(): void {
  const due = (kind: Misfortune): boolean => {
    const next = globalThis.misfortune;
    if (next?.kind !== kind || next.times <= 0) return false;
    next.times -= 1;
    return true;
  };

  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function opening(...given) {
    if (due('unknown-error')) return failing(new DOMException('Internal error.', 'UnknownError'));
    return open.apply(this, given);
  };

  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function beginning(...given) {
    if (given[1] !== 'readwrite') return transaction.apply(this, given);
    if (globalThis.misfortune?.kind === 'unknown-error' && globalThis.misfortune.times > 0) lose(this);
    if (due('lost-connection')) lose(this);
    const begun = transaction.apply(this, given);
    // `abort()` by itself: the event comes, `error` is null.
    if (due('bare-abort')) queueMicrotask(() => begun.abort());
    if (due('late-abort')) abortAtTheEnd(begun);
    return begun;
  };

  /** As when the browser closes a connection by itself. */
  function lose(connection: IDBDatabase): void {
    connection.close();
    queueMicrotask(() => connection.dispatchEvent(new Event('close')));
  }

  /** All its requests have succeeded, and then it does not commit. */
  function abortAtTheEnd(begun: IDBTransaction): void {
    begun.commit = () => begun.abort();
  }

  function failing(error: DOMException): IDBOpenDBRequest {
    const request = new EventTarget() as IDBOpenDBRequest;
    Object.defineProperties(request, { error: { value: error }, result: { value: undefined } });
    setTimeout(() => {
      const event = new Event('error');
      request.onerror?.(event);
      request.dispatchEvent(event);
    }, 1);
    return request;
  }
}
