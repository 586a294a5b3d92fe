import { afterEach, expect, it } from 'vitest';
import type { Facts, GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { stampOf } from '../../../src/domain/kernel/stamp.ts';
import { settingsOf } from '../../../src/domain/setting/setting.ts';
import { answerFromRecords } from '../../../src/domain/statistics/packers.ts';
import type { OpenStore } from '../../../src/server/database/open-store.ts';
import { endpointOver } from '../../../src/server/endpoint-over.ts';
import { retainDaily } from '../../../src/server/use-cases/daily-retention.ts';
import { digestKeeper } from '../../../src/server/use-cases/digest.ts';
import type { Endpoint } from '../../../src/server/use-cases/endpoint.ts';
import { createSite, planSite } from '../../../src/server/use-cases/new-site.ts';
import type { EnrolledDevice } from '../../../src/server/use-cases/ports.ts';
import { previewRetention, rehearseRetention } from '../../../src/server/use-cases/preview-retention.ts';
import { pull } from '../../../src/server/use-cases/pull.ts';
import { push } from '../../../src/server/use-cases/push.ts';
import { runRetention } from '../../../src/server/use-cases/run-retention.ts';
import { arrivalAt } from '../../fixtures/sample-visits.ts';
import type { TestDatabase } from '../../fixtures/test-databases.ts';
import { GERS } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 2, 2, 9);
const ALL_TIME = { from: '2020-01-01', to: '2040-01-01' };

describeOnEachDatabase('retention', (newDatabase) => {
  let now = START;
  let site = '';
  let endpoint: Endpoint;
  let open: OpenStore;
  let database: TestDatabase;
  let batches = 0;

  async function newOffice(): Promise<void> {
    now = START;
    database = await newDatabase();
    open = await database.open();
    endpoint = endpointOver(open, () => now);
    const plan = planSite(endpoint, GERS, false);
    if (!plan.ok) throw new Error(plan.failure.detail);
    await endpoint.store.transaction((tables) => createSite(endpoint, tables, plan.value));
    site = plan.value.site.id;
  }

  afterEach(async () => {
    await open.wakes.close();
    await open.store.close();
    await database.drop();
  });

  const office = (): EnrolledDevice => ({
    site,
    id: 'k3f9x2ab',
    name: 'Bureau',
    postes: ['qualite'],
    series: 'A',
    keyThumbprint: 'k',
    createdAt: START,
  });

  function written(kind: string, id: string, values: Readonly<Record<string, unknown>>): GuichetRecord {
    const stamp = stampOf({ ms: now, counter: 0 }, 'k3f9x2ab');
    const facts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { stamp, value }]));
    return { id, site, kind, facts };
  }

  async function send(records: readonly GuichetRecord[], protocol = 2) {
    batches += 1;
    const request = { protocol, device: 'k3f9x2ab', epoch: '', batch: `b${batches}`, records: [...records] };
    const outcome = await push(endpoint, office(), request);
    if (!outcome.ok) throw new Error(outcome.failure.error);
    return outcome.value.answers.map((answer) => ('refused' in answer ? answer.refused : 'accepted'));
  }

  /** All that is held, as a tablet reads it from a number on. */
  async function read(after = 0, limit = 5000) {
    const page = await pull(endpoint, office(), { after, limit });
    const records = page.rows.map(
      ({ id, kind, facts }): GuichetRecord => ({ id, site, kind, facts: JSON.parse(facts) as Facts }),
    );
    return { ...page, records };
  }

  function figures(records: readonly GuichetRecord[]) {
    const context = { time: siteTime(GERS.zone), settings: settingsOf([]) };
    const { comments: _, ...satisfaction } = answerFromRecords(
      { about: 'satisfaction', ...ALL_TIME },
      records,
      context,
    );
    return {
      attendance: answerFromRecords({ about: 'attendance', ...ALL_TIME }, records, context),
      hours: answerFromRecords({ about: 'week-hours', ...ALL_TIME }, records, context),
      satisfaction,
    };
  }

  const visit = (id: string, at: number, people = 1) =>
    written('visit', id, { arrival: { ...arrivalAt(at), people } });
  const response = (id: string, at: number) =>
    written('response', id, {
      answers: {
        at,
        questionnaire: 'initial',
        version: 'initial',
        language: 'fr',
        entry: 'kiosk',
        grades: { attente: 2, globale: 4 },
        comment: 'Mon nom est Untel',
      },
    });

  it('refuses what it has removed, whichever tablet says it again, and names it to a tablet of protocol 1', async () => {
    await newOffice();
    const old = visit('v1', START);
    await send([old]);
    now += 800 * DAY_MS;
    await runRetention(endpoint);
    expect(await send([old])).toEqual(['purged']);
    expect(await send([visit('v1', now)])).toEqual(['purged']);
    expect(await send([old], 1)).toEqual(['not-allowed']);
    expect((await read()).records.map(({ id }) => id)).not.toContain('v1');
    expect(await send([visit('v2', now), old])).toEqual(['accepted', 'purged']);
  });

  it('does nothing before its day', async () => {
    await newOffice();
    await send([visit('v1', START), response('r1', START)]);
    const before = await read();
    now += 300 * DAY_MS;
    expect(await runRetention(endpoint)).toEqual([{ site, erased: 0, removed: 0 }]);
    expect(await read()).toMatchObject({ rows: before.rows, cursor: before.cursor });
  });

  it('keeps every figure that counts can keep, and says each removal once', async () => {
    await newOffice();
    const many = Array.from({ length: 450 }, (_, index) =>
      visit(`v${index}`, START + (index % 9) * DAY_MS + (index % 7) * 3_600_000, 1 + (index % 4)),
    );
    await send(many.slice(0, 300));
    await send([
      ...many.slice(300),
      ...Array.from({ length: 30 }, (_, index) => response(`r${index}`, START)),
    ]);
    const before = await read();
    now += 800 * DAY_MS;
    await send([visit('recent', now, 2)]);
    const beforePurge = figures([...before.records, visit('recent', now, 2)]);
    expect(await runRetention(endpoint)).toEqual([{ site, erased: 0, removed: 480 }]);
    const after = await read();
    expect(figures(after.records)).toEqual(beforePurge);
    const gone = (await read(before.cursor)).gone;
    expect(gone).toEqual(expect.arrayContaining(many.map(({ id }) => id)));
    expect(gone).toHaveLength(480);
    expect(JSON.stringify(after.records)).not.toContain('Untel');
  });

  it('counts once what is removed in two runs at once, and in a run that follows', async () => {
    await newOffice();
    await send(Array.from({ length: 250 }, (_, index) => visit(`v${index}`, START, 2)));
    now += 800 * DAY_MS;
    const reports = await Promise.all([runRetention(endpoint), runRetention(endpoint)]);
    expect(reports.flat().reduce((sum, { removed }) => sum + removed, 0)).toBe(250);
    await runRetention(endpoint);
    expect(figures((await read()).records).attendance).toMatchObject({ visits: 250, persons: 500 });
  });

  it('adds to the counts of a day what comes late to it', async () => {
    await newOffice();
    await send([visit('v1', START)]);
    now += 800 * DAY_MS;
    await runRetention(endpoint);
    await send([visit('late', START, 3)]);
    now += DAY_MS;
    await runRetention(endpoint);
    const { records } = await read();
    expect(records.filter(({ kind }) => kind === 'visit')).toHaveLength(1);
    expect(figures(records).attendance).toMatchObject({ visits: 2, persons: 4 });
  });

  it('takes contact details out first, then texts, and merging carries it to every tablet', async () => {
    await newOffice();
    const deposit = {
      type: 'complaint',
      channel: 'urn',
      depositedOn: '2026-03-02',
      enteredAt: START,
      text: 'Mme Untel a attendu',
    };
    const sealed = { key: 'k', enc: 'A'.repeat(43), box: 'B'.repeat(43) };
    const form = written('feedback', 'f1', { deposit });
    // As a tablet of another version may have sealed it: what is inside is nobody's matter here.
    const contact = { stamp: stampOf({ ms: now, counter: 1 }, 'k3f9x2ab'), value: sealed, v: 1 };
    await endpoint.store.transaction(async (tables) => {
      const { seq } = await tables.sites.lock(site);
      const record = { ...form, facts: { ...form.facts, contact } };
      await tables.records.put([{ record, day: '2026-03-02', seq: seq + 1 }]);
      await tables.sites.setSeq(site, seq + 1);
    });
    now += 130 * DAY_MS;
    const { cursor } = await read();
    expect(await runRetention(endpoint)).toEqual([{ site, erased: 1, removed: 0 }]);
    const [withoutContact] = (await read(cursor)).records;
    expect(withoutContact?.facts.contact).toMatchObject({ value: null });
    expect((withoutContact?.facts.contact?.stamp ?? '') > contact.stamp).toBe(true);
    expect(withoutContact?.facts.deposit?.value).toEqual(deposit);
    now += 300 * DAY_MS;
    await runRetention(endpoint);
    expect(JSON.stringify((await read()).records)).not.toContain('Untel');
    expect(await runRetention(endpoint)).toEqual([{ site, erased: 0, removed: 0 }]);
    // The tablet says again what it held: the later statement stands.
    await send([form]);
    expect(JSON.stringify((await read()).records)).not.toContain('Untel');
  });

  it('remembers a removal for four hundred days; then whoever has read less far is told so', async () => {
    await newOffice();
    const old = visit('v1', START);
    await send([old]);
    now += 800 * DAY_MS;
    await runRetention(endpoint);
    const { cursor } = await read();
    now += 399 * DAY_MS;
    await runRetention(endpoint);
    expect(await read()).toMatchObject({ horizon: 0, gone: ['v1'] });
    now += 2 * DAY_MS;
    await runRetention(endpoint);
    const page = await read();
    expect(page.gone).toEqual([]);
    expect(page.horizon).toBeGreaterThan(0);
    expect(page.horizon).toBeLessThanOrEqual(cursor);
    // A tablet away all that time says it again; it is counted already.
    expect(await send([old])).toEqual(['purged']);
    // One whose clock stands at 1970 writes today: that is no old record.
    const wrong = { ...visit('v9', 1_000) };
    const stamped = { stamp: stampOf({ ms: 1_000, counter: 0 }, 'k3f9x2ab'), value: arrivalAt(1_000) };
    expect(await send([{ ...wrong, facts: { arrival: stamped } }])).toEqual(['accepted']);
  });

  it('gives removals in pages, in the order of the log', async () => {
    await newOffice();
    await send(Array.from({ length: 20 }, (_, index) => visit(`v${index}`, START)));
    now += 800 * DAY_MS;
    await send([visit('recent', now)]);
    await runRetention(endpoint);
    const gone: string[] = [];
    for (let after = 0, more = true; more; ) {
      const page = await read(after, 3);
      expect(page.rows.length + page.gone.length).toBeLessThanOrEqual(3);
      gone.push(...page.gone);
      ({ cursor: after, more } = page);
    }
    expect(gone).toHaveLength(20);
    const accueil: EnrolledDevice = { ...office(), postes: ['affichage'] };
    expect((await pull(endpoint, accueil, { after: 0, limit: 5000 })).gone).toEqual([]);
  });

  it('compares a tablet that does not follow removals no more, once there is one', async () => {
    await newOffice();
    await send([visit('v1', START), visit('v2', START + 790 * DAY_MS)]);
    const ask = async (forgets?: boolean) => {
      const { epoch, cursor } = await read();
      const kinds = { visit: '0'.repeat(16) };
      const request = { epoch, cursor, kinds, ...(forgets === undefined ? {} : { forgets }) };
      return (await digestKeeper(endpoint).compare(office(), request)).current;
    };
    expect([await ask(), await ask(true)]).toEqual([true, true]);
    now += 800 * DAY_MS;
    await runRetention(endpoint);
    expect([await ask(), await ask(true)]).toEqual([false, true]);
    now += 402 * DAY_MS;
    await runRetention(endpoint);
    expect([await ask(), await ask(true)]).toEqual([false, true]);
  });

  it('says what it would do, by proposed rules too, and changes nothing', async () => {
    await newOffice();
    await send([visit('v1', START), visit('v2', START + 30 * DAY_MS), response('r1', START + 400 * DAY_MS)]);
    now = START + 770 * DAY_MS;
    const before = await read();
    const preview = async (rules: Parameters<typeof previewRetention>[2]['rules']) =>
      (await previewRetention(endpoint, office(), { rules })).kinds;
    expect(await preview({})).toMatchObject({
      visit: { now: { erased: 0, removed: 1 }, soon: { erased: 0, removed: 2 } },
      response: { now: { erased: 0, removed: 0 }, soon: { erased: 1, removed: 0 } },
    });
    expect(await preview({ visit: { recordMonths: 1 } })).toMatchObject({
      visit: { now: { erased: 0, removed: 2 } },
    });
    const rehearsed = await rehearseRetention(endpoint);
    expect(await read()).toMatchObject({ rows: before.rows, cursor: before.cursor });
    expect(await runRetention(endpoint)).toEqual(rehearsed);
    expect(rehearsed).toEqual([{ site, erased: 0, removed: 1 }]);
  });

  it('runs once a day, in one of the processes only, and not before a day has passed', async () => {
    await newOffice();
    await send([visit('v1', START)]);
    now = START + 800 * DAY_MS;
    // One file has one process.
    const other = open.store.engine === 'sqlite' ? open : await database.open();
    try {
      const processes = [endpoint, endpointOver(other, () => now)];
      const all = async () =>
        (await Promise.all(processes.map((process) => retainDaily(process)))).filter(
          (did) => did !== undefined,
        );
      expect(await all()).toEqual([]);
      now += DAY_MS - 1;
      expect(await all()).toEqual([]);
      now += 1;
      expect(await all()).toEqual([[{ site, erased: 0, removed: 1 }]]);
      expect(await all()).toEqual([]);
      now += DAY_MS;
      expect(await all()).toEqual([[{ site, erased: 0, removed: 0 }]]);
    } finally {
      if (other !== open) {
        await other.wakes.close();
        await other.store.close();
      }
    }
  });

  it('waits a day where the clock has jumped, and goes on where it went back', async () => {
    await newOffice();
    await send([visit('v1', START)]);
    await retainDaily(endpoint);
    now = START + 5000 * DAY_MS;
    expect(await retainDaily(endpoint)).toBeUndefined();
    expect((await read()).records.map(({ id }) => id)).toContain('v1');
    now = START + 2 * DAY_MS;
    expect(await retainDaily(endpoint)).toBeUndefined();
    now += DAY_MS;
    expect(await retainDaily(endpoint)).toEqual([{ site, erased: 0, removed: 0 }]);
    expect((await read()).records.map(({ id }) => id)).toContain('v1');
  });

  it('writes down what it did, with numbers only, and forgets its own lines after a year', async () => {
    await newOffice();
    await send([visit('v1', START)]);
    now += 800 * DAY_MS;
    await runRetention(endpoint);
    const latest = () => endpoint.store.read.accesses.page(site, { limit: 10 });
    expect(await latest()).toMatchObject([
      { act: 'purge', who: 'Serveur', detail: { erased: 0, removed: 1 }, at: now },
    ]);
    now += 370 * DAY_MS;
    await runRetention(endpoint);
    expect(await latest()).toEqual([]);
  });
});
