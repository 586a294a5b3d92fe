import { expect, test } from 'vitest';
import { errorDetails } from '../../../src/app/shell/error-details.ts';

const AT = new Date('2026-11-23T09:00:00Z');

function details(error: unknown, page = '/accueil'): string {
  return errorDetails(error, page, AT, 'Chromium');
}

test('tells what broke, where in the program, on which page, when, in which browser', () => {
  const text = details(new TypeError('x is not a function'));
  expect(text).toContain('TypeError: x is not a function');
  expect(text).toContain('/accueil · 2026-11-23T09:00:00.000Z');
  expect(text).toContain('Chromium');
  expect(text).toContain('error-details.test.ts');
});

test('leaves out what stands between quotes, the host, and what follows the page’s name in the address', () => {
  const text = details(new Error('bad value "Madame Dupont" in «rue Haute»'), '/qualite/suivi/k7p4mx');
  expect(text).not.toMatch(/Dupont|Haute|k7p4mx|https?:/);
  expect(text).toContain('/qualite/suivi ·');
});

test('takes anything that was thrown', () => {
  expect(details('plain')).toContain('Error: plain');
  expect(details(undefined)).toContain('Error: undefined');
});
