import * as v from 'valibot';
import { expect, test } from 'vitest';
import { isPin, pinHashShape } from '../../src/domain/sealing/kiosk-pin.ts';
import { hashPin, pinMatches } from '../../src/sealing/pin-hash.ts';

test('a PIN is four to eight digits', () => {
  for (const wrong of ['', '123', '123456789', '12 34', '12a4', '１２３４']) expect(isPin(wrong)).toBe(false);
  for (const good of ['1234', '00000000']) expect(isPin(good)).toBe(true);
});

test('a wrong PIN does not match, the right one does, and neither can be read in what is kept', async () => {
  const hash = await hashPin('4827');
  expect(await pinMatches('4828', hash)).toBe(false);
  expect(await pinMatches('04827', hash)).toBe(false);
  expect(await pinMatches('4827', hash)).toBe(true);
  expect(v.is(pinHashShape, hash)).toBe(true);
  expect(JSON.stringify(hash)).not.toContain('4827');
});

test('the same PIN is kept otherwise each time', async () => {
  expect((await hashPin('4827')).hash).not.toBe((await hashPin('4827')).hash);
});
