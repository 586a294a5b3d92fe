import { expect, test } from 'vitest';
import type { Failure, FailureCode } from '../../../src/domain/kernel/failure.ts';
import { failureSentence } from '../../../src/i18n/fr/failure-sentence.ts';

const ONE_OF_EACH: { readonly [Code in FailureCode]: Extract<Failure, { code: Code }> } = {
  invalid: { code: 'invalid', field: 'facts.arrival.people', rule: 'max_value' },
  'not-found': { code: 'not-found', id: 'x' },
  'not-allowed': { code: 'not-allowed', kind: 'visit', fact: 'arrival' },
  'already-done': { code: 'already-done', what: 'call' },
  'wrong-state': { code: 'wrong-state', state: 'served' },
  'nobody-waiting': { code: 'nobody-waiting' },
  'slot-taken': { code: 'slot-taken', start: 0 },
  closed: { code: 'closed', day: '2026-12-25' },
  'storage-full': { code: 'storage-full' },
  'storage-lost': { code: 'storage-lost', detail: 'UnknownError' },
  network: { code: 'network' },
  'not-guichet': { code: 'not-guichet', status: 200 },
  endpoint: { code: 'endpoint', status: 500 },
  busy: { code: 'busy', retryAfterSeconds: 20 },
  revoked: { code: 'revoked' },
  cloned: { code: 'cloned' },
  'code-unknown': { code: 'code-unknown' },
  'code-expired': { code: 'code-expired' },
  'code-locked': { code: 'code-locked' },
  clock: { code: 'clock', endpointTime: 0 },
  protocol: { code: 'protocol', endpointProtocol: 2 },
  'too-large': { code: 'too-large', limit: 1 },
  'wrong-secret': { code: 'wrong-secret' },
  'too-many-tries': { code: 'too-many-tries', retryAfterSeconds: 5 },
  locked: { code: 'locked' },
  'cannot-seal': { code: 'cannot-seal' },
  'not-readable': { code: 'not-readable' },
};

test.each(Object.values(ONE_OF_EACH))(
  '$code is a French sentence, without a code or an English word',
  (failure) => {
    const sentence = failureSentence(failure);
    expect(sentence).toMatch(/^[A-ZÀÉÊ«].*\.$/);
    expect(sentence).not.toContain(failure.code);
    expect(sentence).not.toMatch(/undefined|null|NaN|facts\./);
  },
);

test('an invalid value names the field a person knows', () => {
  expect(failureSentence(ONE_OF_EACH.invalid)).toBe(
    '« Nombre de personnes » est trop grand. Corrigez puis enregistrez à nouveau.',
  );
});

test('an invalid value without a known field still says what to do', () => {
  expect(failureSentence({ code: 'invalid', field: 'facts.zzz.0', rule: 'regex' })).toBe(
    'Une valeur n’est pas acceptable. Corrigez puis enregistrez à nouveau.',
  );
});

test('a browser that still has records to send is told to send them', () => {
  expect(failureSentence({ code: 'wrong-state', state: 'unsent' })).toContain(
    'encore des enregistrements à envoyer',
  );
});
