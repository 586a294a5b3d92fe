import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { mayRead, mayWrite, POSTES, type Poste } from '../../../src/domain/rights.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

/**
 * Who may write what, written down a second time by hand: a slip in `domain/rights.ts` must not pass because the test read it there.
 * A letter a poste: accueil, pan, borne, affichage (f), qualite. `unheardOf`: a fact of a newer version; `tally`: the counts
 * of removed records, which the endpoint alone states.
 */
const WRITERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  visit: { tally: '', arrival: 'apq', call: 'apq', departure: 'apq', void: 'apq', unheardOf: 'apq' },
  appointment: {
    slot: 'pq',
    person: 'pq',
    arrival: 'apq',
    outcome: 'apq',
    session: 'pq',
    void: 'pq',
    unheardOf: 'pq',
  },
  response: { tally: '', answers: 'bq', void: 'q', unheardOf: 'q' },
  feedback: {
    deposit: 'abq',
    contact: 'abq',
    acknowledgement: 'q',
    assignment: 'q',
    reply: 'q',
    followUp: 'q',
    void: 'aq',
    unheardOf: 'q',
  },
  setting: { name: 'q', pin: 'q', services: 'q', unheardOf: 'q' },
  safe: { passphrase: 'q', recovery: 'q', unheardOf: '' },
  opening: { opened: 'pq', exported: 'apbq', void: '', unheardOf: '' },
  parcel: { tally: '', weight: 'apq' },
};

/** Likewise who reads a kind. */
const READERS: Readonly<Record<string, string>> = {
  visit: 'apq',
  appointment: 'apq',
  response: 'q',
  feedback: 'q',
  setting: 'apbfq',
  safe: 'pq',
  opening: 'q',
  parcel: 'apq',
};

const LETTERS: Readonly<Record<Poste, string>> = {
  accueil: 'a',
  pan: 'p',
  borne: 'b',
  affichage: 'f',
  qualite: 'q',
};

const CELLS = Object.entries(WRITERS).flatMap(([kind, facts]) =>
  Object.entries(facts).map(([fact, writers]) => ({ kind, fact, writers })),
);

/** Facts stated once cannot be stated as taken back; the others are admitted as `null` whatever their shape. */
function sampleOf(kind: string, fact: string): unknown {
  if (kind !== 'opening') return null;
  const said = { at: Date.now(), device: 'd' };
  return fact === 'exported'
    ? { ...said, records: 1, contacts: 1 }
    : { ...said, kind: 'feedback', record: 'r', fact: 'contact' };
}

describe('the table written by hand', () => {
  it('names every kind', () => {
    expect(Object.keys(WRITERS).sort()).toEqual([...kinds.keys(), 'parcel'].sort());
    expect(Object.keys(READERS).sort()).toEqual(Object.keys(WRITERS).sort());
  });

  it('says what the domain says', () => {
    for (const poste of POSTES) {
      for (const { kind, fact, writers } of CELLS)
        expect([poste, kind, fact, mayWrite([poste], kind, fact)]).toEqual([
          poste,
          kind,
          fact,
          writers.includes(LETTERS[poste]),
        ]);
      for (const [kind, readers] of Object.entries(READERS))
        expect([poste, kind, mayRead([poste], kind)]).toEqual([
          poste,
          kind,
          readers.includes(LETTERS[poste]),
        ]);
    }
  });
});

describeOnEachDatabase('the rights table, over HTTP', (newDatabase) => {
  let endpoint: TestEndpoint;
  let office: TestDevice;
  const devices = new Map<Poste, TestDevice>();
  beforeAll(async () => {
    endpoint = await startTestEndpoint({ database: await newDatabase() });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
    for (const poste of POSTES)
      devices.set(poste, await TestDevice.enrolled(endpoint.url, await endpoint.codeFor(poste)));
  });
  afterAll(() => endpoint.stop());

  const deviceOf = (poste: Poste) => devices.get(poste) as TestDevice;

  it.each(POSTES)(
    'refuses and takes in each fact of each kind from %s, and stores only what it takes in',
    async (poste) => {
      const device = deviceOf(poste);
      const records = CELLS.map(({ kind, fact }) =>
        device.record(kind, `matrix/${poste}/${kind}/${fact}`, { [fact]: sampleOf(kind, fact) }),
      );
      const { body } = await device.push(records);
      const outcome = body.answers.map((answer, index) => {
        const { kind, fact } = CELLS[index] as (typeof CELLS)[number];
        return [kind, fact, 'refused' in answer ? answer.refused : 'accepted'];
      });
      const expected = CELLS.map(({ kind, fact, writers }) => [
        kind,
        fact,
        writers.includes(LETTERS[poste]) ? 'accepted' : 'not-allowed',
      ]);
      expect(outcome).toEqual(expected);
      const site = device.device.site;
      const held = await endpoint.endpoint.store.read.records.byIds(
        site,
        records.map(({ id }) => id),
      );
      const writable = records.filter((_, index) => CELLS[index]?.writers.includes(LETTERS[poste]));
      expect([...held.keys()].sort()).toEqual(writable.map(({ id }) => id).sort());
    },
  );

  it('refuses a record whole for one fact that is not the poste’s, whatever else it says', async () => {
    const id = newVisitId();
    const reply = await deviceOf('borne').push([
      deviceOf('borne').record('feedback', id, { deposit: null, reply: null }),
    ]);
    expect(reply.body.answers).toEqual([{ id, refused: 'not-allowed', detail: 'facts.reply' }]);
    expect((await office.pullAll()).some((record) => record.id === id)).toBe(false);
  });

  it.each(POSTES)('gives %s every record of the kinds it reads, and not one of another', async (poste) => {
    const ids = Object.keys(READERS).map((kind) => [kind, newVisitId()] as const);
    await office.push(
      ids.map(([kind, id]) =>
        kind === 'visit'
          ? office.record(kind, id, { arrival: arrivalAt(Date.now()) })
          : kind === 'safe'
            ? office.record(kind, id, { passphrase: null })
            : office.record(kind, id, {
                [kind === 'opening' ? 'opened' : 'anything']: sampleOf(kind, 'opened'),
              }),
      ),
    );
    const seen: GuichetRecord[] = await deviceOf(poste).pullAll();
    const readable = ids.filter(([kind]) => READERS[kind]?.includes(LETTERS[poste]));
    const mine = new Set(ids.map(([, id]) => id));
    expect(seen.flatMap(({ id }) => (mine.has(id) ? [id] : [])).sort()).toEqual(
      readable.map(([, id]) => id).sort(),
    );
    for (const { kind } of seen)
      expect([kind, READERS[kind]]).toEqual([kind, expect.stringContaining(LETTERS[poste])]);
  });

  it('gives a device of several postes what each of them reads, and takes what each of them writes', async () => {
    const both = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('borne', 'pan'));
    const seen = new Set((await both.pullAll()).map(({ kind }) => kind));
    expect([...seen].sort()).toEqual(['appointment', 'parcel', 'safe', 'setting', 'visit']);
    const answers = await both.push([
      both.record('response', newVisitId(), { answers: null }),
      both.record('appointment', newVisitId(), { slot: null }),
      both.record('feedback', newVisitId(), { reply: null }),
    ]);
    expect(answers.body.answers.map((answer) => 'refused' in answer)).toEqual([false, false, true]);
  });
});
