import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { admit, type Kind, schemaByFact } from '../../../src/domain/kernel/kind.ts';
import { kinds } from '../../../src/domain/kinds.ts';

const STAMP = '0193a5b2c3d4-0001-k3f9x2ab';
const arrival = { at: 1, service: 'pan', appointment: false, people: 1, userType: 'particulier', needs: [] };
const visit = (facts: unknown, more: object = {}) => ({
  id: 'v1',
  site: 'gers',
  kind: 'visit',
  facts,
  ...more,
});
const ruleOf = (raw: unknown) => {
  const result = admit(kinds, raw);
  return result.ok ? 'admitted' : result.failure;
};

describe('the door every record passes', () => {
  it.each([
    ['nothing', null, 'record'],
    ['a list', [], 'record'],
    ['no id', { ...visit({}), id: '' }, 'id'],
    ['a path as id', { ...visit({}), id: '../../etc' }, 'id'],
    ['an id of 10,000 letters', { ...visit({}), id: 'x'.repeat(10_000) }, 'id'],
    ['a site with capitals', visit({}, { site: 'GERS' }), 'site'],
    ['a kind with markup', visit({}, { kind: '<b>' }), 'kind'],
    ['no facts', visit({}), 'facts'],
    ['facts as text', visit('arrival'), 'facts'],
    ['no stamp', visit({ arrival: { value: arrival } }), 'facts.arrival.stamp'],
    ['no value', visit({ arrival: { stamp: STAMP } }), 'facts.arrival.value'],
    ['shape 0', visit({ arrival: { stamp: STAMP, value: arrival, v: 0 } }), 'facts.arrival.v'],
    [
      'a party of 0',
      visit({ arrival: { stamp: STAMP, value: { ...arrival, people: 0 } } }),
      'facts.arrival.people',
    ],
    [
      'a party of 501',
      visit({ arrival: { stamp: STAMP, value: { ...arrival, people: 501 } } }),
      'facts.arrival.people',
    ],
    [
      'half a person',
      visit({ arrival: { stamp: STAMP, value: { ...arrival, people: 1.5 } } }),
      'facts.arrival.people',
    ],
    [
      'an unknown user type',
      visit({ arrival: { stamp: STAMP, value: { ...arrival, userType: 'vip' } } }),
      'facts.arrival.userType',
    ],
  ])('refuses %s and names the field', (_title, raw, field) => {
    expect(ruleOf(raw)).toMatchObject({ code: 'invalid', field });
  });

  it.each(['constructor', 'toString', 'hasOwnProperty'])('refuses a fact named %s', (name) => {
    expect(ruleOf(visit({ [name]: { stamp: STAMP, value: 1 } }))).toMatchObject({
      code: 'invalid',
      rule: 'name',
    });
  });

  it('refuses a fact named __proto__ that came as JSON', () => {
    const raw = JSON.parse(
      `{"id":"v1","site":"gers","kind":"visit","facts":{"__proto__":{"stamp":"${STAMP}","value":1}}}`,
    );
    expect(ruleOf(raw)).toMatchObject({ code: 'invalid' });
  });

  it('keeps facts, fields of facts taken back, kinds and shapes it does not know as they came', () => {
    const strange = { futureFact: { stamp: STAMP, value: { anything: [1, { deep: true }] } } };
    expect(admit(kinds, visit(strange))).toEqual({ ok: true, value: visit(strange) });
    const newer = { arrival: { stamp: STAMP, value: { whatever: 1 }, v: 9 } };
    expect(admit(kinds, visit(newer))).toEqual({ ok: true, value: visit(newer) });
    const unknownKind = visit({ a: { stamp: STAMP, value: 1 } }, { kind: 'mystery-check' });
    expect(admit(kinds, unknownKind)).toEqual({ ok: true, value: unknownKind });
    expect(admit(kinds, visit({ call: { stamp: STAMP, value: null } })).ok).toBe(true);
  });

  it('keeps fields it does not know in facts it knows, at any depth, and still brings known ones in order', () => {
    const newer = {
      ...arrival,
      seenBy: 'camera',
      ticket: { series: 'A', number: 3, printed: true },
      nothing: null,
    };
    const raw = visit({ arrival: { stamp: STAMP, value: newer } });
    expect(admit(kinds, raw)).toEqual({ ok: true, value: raw });
    const service = { label: ' Accueil ', short: 'ACC', byAppointment: false, order: 1, active: true };
    const setting = {
      id: 'setting/services',
      site: 'gers',
      kind: 'setting',
      facts: { 'entry:accueil': { stamp: STAMP, value: { ...service, colour: 'blue' } } },
    };
    const admitted = admit(kinds, setting);
    expect(admitted.ok && admitted.value.facts['entry:accueil']?.value).toEqual({
      ...service,
      label: 'Accueil',
      colour: 'blue',
    });
    const poisoned = JSON.parse(
      `{"at":1,"service":"pan","appointment":false,"people":1,"userType":"particulier","needs":[],"__proto__":{"a":1}}`,
    );
    const cleaned = admit(kinds, visit({ arrival: { stamp: STAMP, value: poisoned } }));
    expect(cleaned.ok && cleaned.value.facts.arrival?.value).toStrictEqual(arrival);
  });

  it('says which rule of a session was broken', () => {
    const session = {
      start: 2,
      end: 1,
      procedure: 'sejour',
      help: ['tool'],
      autonomy: 'partial',
      result: 'filed',
      needs: [],
      people: 1,
    };
    const raw = {
      id: 'a1',
      site: 'gers',
      kind: 'appointment',
      facts: { session: { stamp: STAMP, value: session } },
    };
    expect(ruleOf(raw)).toEqual({ code: 'invalid', field: 'facts.session', rule: 'end-before-start' });
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(typeof admit(kinds, raw).ok).toBe('boolean');
        expect(typeof admit(kinds, visit(raw)).ok).toBe('boolean');
      }),
    );
  });

  it('brings a fact of an older shape up to date, step by step, and leaves one taken back alone', () => {
    const renamed: Kind = {
      name: 'visit',
      shape: 3,
      upgrades: {
        1: (_fact, value) => ({ persons: (value as { people: number }).people }),
        2: (_fact, value) => ({ ...(value as object), source: 'desk' }),
      },
      schemaOf: schemaByFact({ arrival: v.object({ persons: v.number(), source: v.string() }) }),
      dayOf: () => undefined,
    };
    const door = new Map([['visit', renamed]]);
    const upgraded = admit(door, visit({ arrival: { stamp: STAMP, value: { people: 2 } } }));
    expect(upgraded).toMatchObject({
      value: { facts: { arrival: { stamp: STAMP, value: { persons: 2, source: 'desk' }, v: 3 } } },
    });
    const takenBack = admit(door, visit({ arrival: { stamp: STAMP, value: null } }));
    expect(takenBack).toMatchObject({ value: { facts: { arrival: { value: null, v: 3 } } } });
  });
});
