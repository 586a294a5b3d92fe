import { expect, test } from 'vitest';
import { openingProblem } from '../../../src/app/shell/opening-problem.ts';
import { StoreFailure } from '../../../src/domain/kernel/store-failure.ts';

function refused(name: string): DOMException {
  return new DOMException('x', name);
}

test.each([
  ['no IndexedDB', refused('MissingAPIError'), /navigation privée/],
  ['storage forbidden', refused('SecurityError'), /navigation privée/],
  [
    'storage forbidden, told by our store',
    new StoreFailure({ code: 'storage-lost', detail: 'SecurityError' }),
    /navigation privée/,
  ],
  ['disk full', refused('QuotaExceededError'), /libérez de la place/],
  ['disk full, told by our store', new StoreFailure({ code: 'storage-full' }), /libérez de la place/],
  ['data of a newer version', refused('VersionError'), /version plus récente/],
  [
    'a fault of the browser, told by our store',
    new StoreFailure({ code: 'storage-lost', detail: 'UnknownError' }),
    /Rechargez la page/,
  ],
  ['anything else', new Error('x'), /Rechargez la page/],
  ['not even an error', 'x', /Rechargez la page/],
])('%s', (_case, error, advice) => {
  expect(openingProblem(error).advice).toMatch(advice);
});

test('what was recorded is never said to be lost', () => {
  for (const error of [refused('QuotaExceededError'), refused('VersionError'), new Error('x')]) {
    expect(openingProblem(error).advice).toContain('sur cet appareil');
  }
});
