import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../src/domain/kernel/failure.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { type SyncFigures, syncSentence } from '../../../src/i18n/fr/sync-sentence.ts';

const time = siteTime('Europe/Paris');
const NOW = time.at('2026-11-23', 15 * 60);
const AT_14_02 = time.at('2026-11-23', 14 * 60 + 2);
const FRESH: SyncFigures = { unsent: 0, refused: 0, working: false, lastSyncAt: NOW - 30_000 };
const OFFLINE: SyncFigures = { ...FRESH, offlineSince: AT_14_02, problem: { code: 'network' } };

function said(figures: Partial<SyncFigures>): string {
  return syncSentence({ ...FRESH, ...figures }, NOW, time).text;
}

describe('online', () => {
  test.each([
    ['everything sent', {}, 'À jour'],
    ['receiving only: nothing changes for the person', { working: true }, 'À jour'],
    ['one to send', { unsent: 1 }, '1 enregistrement à envoyer'],
    ['several to send', { unsent: 12 }, '12 enregistrements à envoyer'],
    ['sending', { unsent: 12, working: true }, 'Envoi en cours…'],
    ['one refused', { refused: 1 }, '1 refusé'],
    ['refused, and others to send', { refused: 3, unsent: 2 }, '2 enregistrements à envoyer · 3 refusés'],
    ['no exchange for a while', { lastSyncAt: AT_14_02 }, 'À jour à 14:02'],
    ['no exchange since another day', { lastSyncAt: AT_14_02 - 2 * 86_400_000 }, 'À jour le 21/11 à 14:02'],
  ] satisfies [string, Partial<SyncFigures>, string][])('%s', (_case, figures, text) => {
    expect(said(figures)).toBe(text);
  });

  test('before the first exchange it never says up to date', () => {
    const never: SyncFigures = { unsent: 0, refused: 0, working: false };
    expect(syncSentence(never, NOW, time).text).toBe('Pas encore synchronisé');
    expect(syncSentence({ ...never, working: true }, NOW, time).text).toBe('Première réception en cours…');
  });
});

describe('no exchange possible', () => {
  const server: Failure = { code: 'endpoint', status: 500 };
  test.each([
    ['offline', OFFLINE, 'Hors ligne depuis 14:02'],
    ['offline while trying', { ...OFFLINE, working: true }, 'Hors ligne depuis 14:02'],
    ['offline with records to send', { ...OFFLINE, unsent: 12 }, 'Hors ligne depuis 14:02 · 12 à envoyer'],
    [
      'offline since another day',
      { ...OFFLINE, offlineSince: AT_14_02 - 2 * 86_400_000 },
      'Hors ligne depuis le 21/11 à 14:02',
    ],
    [
      'offline with refused ones',
      { ...OFFLINE, unsent: 2, refused: 1 },
      'Hors ligne depuis 14:02 · 2 à envoyer · 1 refusé',
    ],
    ['server down', { ...OFFLINE, problem: server }, 'Serveur indisponible depuis 14:02'],
    [
      'captive portal',
      { ...OFFLINE, problem: { code: 'not-guichet', status: 200 } },
      'Réseau à débloquer depuis 14:02',
    ],
    [
      'revoked',
      { ...FRESH, problem: { code: 'revoked' }, unsent: 4 },
      'Appareil plus autorisé · 4 à envoyer',
    ],
    [
      'copied',
      { ...FRESH, problem: { code: 'cloned' }, unsent: 4 },
      'Appareil copié, à inscrire à nouveau · 4 à envoyer',
    ],
    ['clock wrong', { ...FRESH, problem: { code: 'clock', endpointTime: 0 } }, 'Heure de l’appareil fausse'],
    ['clock to set', { ...FRESH, clockOffMs: 3_600_000 }, 'Horloge à régler'],
    ['clock to set while offline', { ...OFFLINE, clockOffMs: 3_600_000 }, 'Hors ligne depuis 14:02'],
    [
      'version too old',
      { ...FRESH, problem: { code: 'protocol', endpointProtocol: 9 } },
      'Version à mettre à jour',
    ],
  ] satisfies [string, SyncFigures, string][])('%s', (_case, figures, text) => {
    expect(said(figures)).toBe(text);
  });
});

describe('a write that could not be saved comes before everything', () => {
  test.each([
    [{ code: 'storage-full' }, 'Non enregistré : disque plein'],
    [{ code: 'storage-lost', detail: '' }, 'Non enregistré : mémoire du navigateur perdue'],
    [
      { code: 'invalid', field: 'facts.arrival.people', rule: 'max_value' },
      'Non enregistré : saisie refusée',
    ],
  ] satisfies [Failure, string][])('%o', (unsaved, text) => {
    expect(said({ ...OFFLINE, unsent: 12, refused: 3, unsaved })).toBe(text);
  });
});

test('only what goes by itself is calm', () => {
  const calm = (figures: Partial<SyncFigures>) => syncSentence({ ...FRESH, ...figures }, NOW, time).calm;
  expect([calm({}), calm({ unsent: 3 }), calm({ unsent: 3, working: true })]).toEqual([true, true, true]);
  expect([calm({ refused: 1 }), calm(OFFLINE), calm({ unsaved: { code: 'storage-full' } })]).toEqual([
    false,
    false,
    false,
  ]);
});

test('the time is the site’s, whatever the device’s zone', () => {
  const reunion = siteTime('Indian/Reunion');
  expect(syncSentence({ ...OFFLINE, offlineSince: AT_14_02 }, NOW, reunion).text).toBe(
    'Hors ligne depuis 17:02',
  );
});
