import { describe, expect, it } from 'vitest';
import { mayRead, mayWrite, POSTES, readableKinds } from '../../src/domain/rights.ts';

const KINDS = ['visit', 'appointment', 'response', 'feedback', 'setting'];

describe('rights', () => {
  it('let a borne write answers and deposits, read settings, and nothing else', () => {
    expect(KINDS.filter((kind) => mayRead(['borne'], kind))).toEqual(['setting']);
    expect(mayWrite(['borne'], 'response', 'answers')).toBe(true);
    expect(mayWrite(['borne'], 'feedback', 'deposit')).toBe(true);
    for (const [kind, fact] of [
      ['response', 'void'],
      ['feedback', 'void'],
      ['feedback', 'reply'],
      ['visit', 'arrival'],
      ['setting', 'name'],
    ]) {
      expect(mayWrite(['borne'], kind as string, fact as string)).toBe(false);
    }
  });

  it('let an affichage read settings and write nothing', () => {
    expect(KINDS.filter((kind) => mayRead(['affichage'], kind))).toEqual(['setting']);
    for (const kind of [...KINDS, 'unheard-of']) {
      for (const fact of ['arrival', 'answers', 'deposit', 'name', 'void'])
        expect(mayWrite(['affichage'], kind, fact)).toBe(false);
    }
  });

  it('let settings be changed by the quality office alone', () => {
    expect(POSTES.filter((poste) => mayWrite([poste], 'setting', 'services'))).toEqual(['qualite']);
  });

  it('keep complaints and answers from the counter and the PAN', () => {
    for (const poste of ['accueil', 'pan'] as const) {
      expect(mayRead([poste], 'feedback')).toBe(false);
      expect(mayRead([poste], 'response')).toBe(false);
    }
  });

  it('keep kinds of a newer version from public devices, and pass them between staff devices', () => {
    expect(POSTES.filter((poste) => mayRead([poste], 'unheard-of'))).toEqual(['accueil', 'pan', 'qualite']);
  });

  it('of several postes add up', () => {
    expect(mayWrite(['borne', 'accueil'], 'response', 'answers')).toBe(true);
    expect(mayWrite(['borne', 'accueil'], 'visit', 'call')).toBe(true);
    expect(readableKinds(['affichage', 'pan'])).toEqual({
      kinds: ['visit', 'appointment', 'setting', 'safe'],
      unknownKinds: true,
    });
  });

  it('of no poste are none', () => {
    expect(readableKinds([])).toEqual({ kinds: [], unknownKinds: false });
    expect(mayWrite([], 'visit', 'arrival')).toBe(false);
  });

  it('are not fooled by names that every object has', () => {
    expect(mayRead(['borne'], 'constructor')).toBe(false);
    expect(mayWrite(['borne'], '__proto__', 'answers')).toBe(false);
  });
});

describe('rights on sealed contacts', () => {
  it('give the sealed private keys to the offices that open contacts, and let the quality office alone change them', () => {
    expect(POSTES.filter((poste) => mayRead([poste], 'safe'))).toEqual(['pan', 'qualite']);
    expect(POSTES.filter((poste) => mayWrite([poste], 'safe', 'passphrase'))).toEqual(['qualite']);
  });

  it('let whoever opens a contact say so, and show openings to the quality office', () => {
    expect(POSTES.filter((poste) => mayWrite([poste], 'opening', 'opened'))).toEqual(['pan', 'qualite']);
    expect(POSTES.filter((poste) => mayWrite([poste], 'opening', 'void'))).toEqual([]);
    expect(POSTES.filter((poste) => mayRead([poste], 'opening'))).toEqual(['qualite']);
  });
});
