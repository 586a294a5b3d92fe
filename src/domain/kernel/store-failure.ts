import type { Failure } from './failure.ts';

/**
 * What `RecordStore.write` rejects with when it could not save (`storage-full`, `storage-lost`), or would not
 * (`invalid`: a fact that its kind's door refuses, which the endpoint would refuse too). Nothing of the write was kept.
 * Plain errors are bugs; this one is expected, and whoever runs a command tells the person.
 */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.code, options);
    this.failure = failure;
  }
}
