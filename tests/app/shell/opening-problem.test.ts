import { expect, test } from 'vitest';
import { openingProblem } from '../../../src/app/shell/opening-problem.ts';
import { StoreFailure } from '../../../src/domain/kernel/store-failure.ts';

function named(name: string, inner?: unknown): Error {
  return Object.assign(new Error('x'), { name, inner });
}

test.each([
  ['no IndexedDB', named('MissingAPIError'), /navigation privée/],
  [
    'storage forbidden, wrapped by Dexie',
    named('OpenFailedError', new DOMException('x', 'SecurityError')),
    /navigation privée/,
  ],
  ['disk full', named('OpenFailedError', new DOMException('x', 'QuotaExceededError')), /libérez de la place/],
  ['disk full, told by our store', new StoreFailure({ code: 'storage-full' }), /libérez de la place/],
  ['data of a newer version', named('VersionError'), /version plus récente/],
  [
    'a failed write told by our store',
    new StoreFailure({ code: 'storage-lost', detail: '' }),
    /Rechargez la page/,
  ],
  ['anything else', new Error('x'), /Rechargez la page/],
  ['not even an error', 'x', /Rechargez la page/],
])('%s', (_case, error, advice) => {
  expect(openingProblem(error).advice).toMatch(advice);
});

test('what was recorded is never said to be lost', () => {
  for (const error of [named('QuotaExceededError'), named('VersionError'), new Error('x')]) {
    expect(openingProblem(error).advice).toContain('sur cet appareil');
  }
});
