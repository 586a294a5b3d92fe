import { expect, inject, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { IdbBackEnd } from '../../fixtures/idb-back-ends.ts';
import { newTablet } from '../memory-fixture.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** The engines that hold something in this browser's profile, by the files on disk. */
    idbBackEndsInUse: () => Promise<IdbBackEnd[]>;
  }
}

test('this run keeps IndexedDB on the engine it is named after, and on no other', async () => {
  await newTablet();
  expect(await commands.idbBackEndsInUse()).toEqual([inject('idbBackEnd')]);
});
