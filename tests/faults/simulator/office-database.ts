import type { Store } from '../../../src/server/use-cases/ports.ts';

/** Where the endpoint's data lie. Outlives its processes. */
export interface OfficeDatabase {
  open(): Promise<Store>;
  close(): Promise<void>;
  /** Keeps the data as they are now, in the place of what was kept before. */
  backUp(): Promise<void>;
  /** Puts what was kept in the place of the data, its log under another name. False where nothing was kept. */
  restore(epoch: string): Promise<boolean>;
}
