import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startingSettings } from '../../src/domain/setting/starting-settings.ts';
import { VISIT_COLUMNS_VERSION } from '../../src/domain/statistics/visit-columns.ts';
import { inSnapshot, inTransaction } from '../../src/storage/transaction.ts';
import { arrival, followed, type Office, openOffice, paris } from './office.ts';

/** The real worker, on the real memory, in a real Chromium. */

const JUNE = { from: '2026-06-01', to: '2026-06-30' };
const ATTENDANCE = { about: 'attendance', ...JUNE } as const;
const WAIT = { timeout: 8000, interval: 20 };

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});

afterEach(async () => {
  await office.close();
  expect(office.failures).toEqual([]);
});

function state(id: string, facts: Readonly<Record<string, unknown>>, kind = 'visit'): Promise<void> {
  return office.store.write((transaction) => transaction.state(kind, id, facts));
}

describe('following a figure', () => {
  it('answers at once, then again for each visit', async () => {
    const { last } = followed(office.client(), ATTENDANCE);
    await vi.waitFor(() => expect(last()).toMatchObject({ visits: 0 }), WAIT);
    await state('a', { arrival: arrival('2026-06-15', 600, 'pan', 3) });
    await vi.waitFor(() => expect(last()).toMatchObject({ visits: 1, persons: 3 }), WAIT);
    await state('b', { arrival: arrival('2026-06-16', 600) });
    await vi.waitFor(
      () => expect(last()?.series.map(({ from }) => from)).toEqual(['2026-06-15', '2026-06-16']),
      WAIT,
    );
  });

  it('takes out what is voided, and puts back what is not any more', async () => {
    await state('a', { arrival: arrival('2026-06-15', 600) });
    const { last } = followed(office.client(), ATTENDANCE);
    await vi.waitFor(() => expect(last()).toMatchObject({ visits: 1 }), WAIT);
    await state('a', { void: { at: paris.at('2026-06-15', 601), reason: 'mistake' } });
    await vi.waitFor(() => expect(last()).toMatchObject({ visits: 0 }), WAIT);
    await state('a', { void: null });
    await vi.waitFor(() => expect(last()).toMatchObject({ visits: 1 }), WAIT);
  });

  it('moves a visit whose arrival was corrected to another day', async () => {
    await state('a', { arrival: arrival('2026-06-15', 600) });
    const { last } = followed(office.client(), ATTENDANCE);
    await vi.waitFor(() => expect(last()?.series.map(({ from }) => from)).toEqual(['2026-06-15']), WAIT);
    await state('a', { arrival: arrival('2026-06-22', 600) });
    await vi.waitFor(() => expect(last()?.series.map(({ from }) => from)).toEqual(['2026-06-22']), WAIT);
  });

  it('counts a visit when its arrival comes after its call', async () => {
    const { last } = followed(office.client(), { about: 'waiting', ...JUNE });
    await state('a', { call: { at: paris.at('2026-06-15', 612), counter: 'guichet-1' } });
    await vi.waitFor(() => expect(last()).toMatchObject({ n: 0 }), WAIT);
    await state('a', { arrival: arrival('2026-06-15', 600) });
    await vi.waitFor(() => expect(last()).toMatchObject({ n: 1, medianMinutes: 12, p90Minutes: 12 }), WAIT);
  });

  it('gives the results of the questionnaire', async () => {
    const { last } = followed(office.client(), { about: 'satisfaction', ...JUNE });
    const answers = {
      at: paris.at('2026-06-15', 600),
      questionnaire: 'initial',
      version: 'initial',
      language: 'fr',
      entry: 'kiosk',
      grades: { courtoisie: 4, attente: 1 },
      comment: 'Merci',
    };
    await state('r', { answers }, 'response');
    await vi.waitFor(
      () => expect(last()).toMatchObject({ responses: 1, comments: [{ text: 'Merci' }] }),
      WAIT,
    );
    expect(last()?.criteria.courtoisie).toMatchObject({ n: 1, satisfied: 1 });
  });

  it('does not answer anew what the change does not touch', async () => {
    const client = office.client();
    const june = followed(client, ATTENDANCE);
    const july = followed(client, { about: 'attendance', from: '2026-07-01', to: '2026-07-31' });
    await vi.waitFor(() => expect([june, july].map(({ answers }) => answers.length)).toEqual([1, 1]), WAIT);
    await state('a', { arrival: arrival('2026-06-15', 600) });
    await vi.waitFor(() => expect(june.last()).toMatchObject({ visits: 1 }), WAIT);
    expect(july.answers).toHaveLength(1);
  });

  it('makes one answer of many writes', async () => {
    const { answers, last } = followed(office.client(), ATTENDANCE);
    await vi.waitFor(() => expect(answers).toHaveLength(1), WAIT);
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => state(`v${n}`, { arrival: arrival('2026-06-15', 500 + n) })),
    );
    await vi.waitFor(() => expect(last()).toMatchObject({ visits: 100 }), WAIT);
    expect(answers.length).toBeLessThan(60);
  });

  it('says no more once it has ended', async () => {
    const { answers, end } = followed(office.client(), ATTENDANCE);
    end();
    const other = followed(office.client(), ATTENDANCE);
    await vi.waitFor(() => expect(other.answers).toHaveLength(1), WAIT);
    expect(answers).toEqual([]);
  });
});

describe('the board', () => {
  const monday = '2026-06-15';
  const at = paris.at('2026-06-17', 630);

  async function statePastMondays() {
    const days = ['2026-05-18', '2026-06-01', '2026-06-08', monday];
    await office.store.write(async (transaction) => {
      for (const day of days) await transaction.state('visit', `of-${day}`, { arrival: arrival(day, 600) });
    });
  }

  it('follows the site’s settings', async () => {
    const settings = startingSettings({ name: 'Gers', department: '32', holidayRegion: 'metropole' }, false);
    await state('setting/site', settings.site as Record<string, unknown>, 'setting');
    await state('setting/hours', settings.hours, 'setting');
    await statePastMondays();
    const { last } = followed(office.client(), { about: 'board', at });
    await vi.waitFor(() => expect(last()).toMatchObject({ weeks: 4 }), WAIT);
    expect(last()?.typical[0]?.[10]).toBe(1);
    const closure = { from: '2026-06-01', to: '2026-06-08', label: 'Travaux' };
    await state('setting/closures', { travaux: closure }, 'setting');
    await vi.waitFor(() => expect(last()).toMatchObject({ weeks: 2 }), WAIT);
    expect(last()?.typical[0]?.[10]).toBeNull();
  });
});

describe('several tabs', () => {
  it('all show the same figures, whichever worker rebuilt the day', async () => {
    const one = followed(office.client(), ATTENDANCE);
    const other = followed(office.client(), ATTENDANCE);
    for (let n = 1; n <= 5; n += 1) {
      await state(`v${n}`, { arrival: arrival('2026-06-15', 600 + n) });
      await vi.waitFor(() => {
        expect(one.last()).toMatchObject({ visits: n });
        expect(other.last()).toMatchObject({ visits: n });
      }, WAIT);
    }
  });
});

describe('workers of other tabs', () => {
  function otherTab(): BroadcastChannel {
    return new BroadcastChannel(`guichet-statistics/${office.database.name}`);
  }

  it('are told of the days that were rebuilt here', async () => {
    const other = otherTab();
    const told: unknown[] = [];
    other.onmessage = ({ data }) => told.push(...(data as unknown[]));
    followed(office.client(), ATTENDANCE);
    await state('a', { arrival: arrival('2026-06-15', 600) });
    await vi.waitFor(() => expect(told).toContainEqual({ kind: 'visit', day: '2026-06-15' }), WAIT);
    other.close();
  });

  it('make this one read their days back', async () => {
    await state('a', { arrival: arrival('2026-06-15', 600) });
    const { last } = followed(office.client(), ATTENDANCE);
    await vi.waitFor(() => expect(last()).toMatchObject({ visits: 1 }), WAIT);
    await inTransaction(office.database, ['chunks'], async (transaction) => transaction.clear('chunks'));
    const other = otherTab();
    other.postMessage([{ kind: 'visit', day: '2026-06-15' }]);
    await vi.waitFor(() => expect(last()).toMatchObject({ visits: 0 }), WAIT);
    other.close();
  });
});

describe('the worker', () => {
  const RealWorker = globalThis.Worker;

  afterEach(() => {
    globalThis.Worker = RealWorker;
  });

  function watchWorkers() {
    const workers: { ended: boolean }[] = [];
    globalThis.Worker = class extends RealWorker {
      readonly life = { ended: false };
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this.life);
      }
      override terminate(): void {
        this.life.ended = true;
        super.terminate();
      }
    };
    return workers;
  }

  it('starts with the first question, ends when nobody has followed one for a while, and starts again', async () => {
    const workers = watchWorkers();
    const client = office.client(50);
    expect(workers).toHaveLength(0);
    const first = followed(client, ATTENDANCE);
    await vi.waitFor(() => expect(first.answers).toHaveLength(1), WAIT);
    first.end();
    followed(client, ATTENDANCE).end();
    await vi.waitFor(() => expect(workers).toEqual([{ ended: true }]), WAIT);
    const second = followed(client, ATTENDANCE);
    await vi.waitFor(() => expect(second.answers).toHaveLength(1), WAIT);
    expect(workers).toEqual([{ ended: true }, { ended: false }]);
  });

  it('is kept when somebody follows a figure again in time', async () => {
    const workers = watchWorkers();
    const client = office.client(50);
    followed(client, ATTENDANCE).end();
    const { answers } = followed(client, ATTENDANCE);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(workers).toEqual([{ ended: false }]);
    await vi.waitFor(() => expect(answers).toHaveLength(1), WAIT);
  });

  it('is started again a little later when it broke down, and says so', async () => {
    const BROKEN = URL.createObjectURL(new Blob(['throw new Error("broken")'], { type: 'text/javascript' }));
    let started = 0;
    globalThis.Worker = class extends RealWorker {
      constructor(url: string | URL, options?: WorkerOptions) {
        started += 1;
        super(started === 1 ? BROKEN : url, options);
      }
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { answers } = followed(office.client(), ATTENDANCE);
    while (office.failures.length === 0) await new Promise(requestAnimationFrame);
    expect(String(office.failures.pop())).toContain('broken');
    expect(started).toBe(1);
    vi.advanceTimersByTime(5000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(answers).toHaveLength(1), WAIT);
  });

  it('replaces chunks of an older layout, and reads none it does not know', async () => {
    await state('a', { arrival: arrival('2026-06-15', 600) });
    await state('b', { arrival: arrival('2026-06-16', 600) });
    const before = followed(office.client(), ATTENDANCE);
    await vi.waitFor(() => expect(before.last()).toMatchObject({ visits: 2 }), WAIT);
    await inTransaction(office.database, ['chunks'], async (transaction) => {
      transaction.put('chunks', {
        kind: 'visit',
        day: '2026-06-15',
        chunk: { version: 0, columns: { day: '2026-06-15' } },
      });
      transaction.put('chunks', {
        kind: 'visit',
        day: '2026-06-16',
        chunk: { version: 99, columns: { day: '2026-06-16' } },
      });
    });
    const client = office.client();
    const after = followed(client, ATTENDANCE);
    await vi.waitFor(() => expect(after.last()).toMatchObject({ visits: 2 }), WAIT);
    await state('c', { arrival: arrival('2026-06-17', 600) });
    await vi.waitFor(() => expect(after.last()).toMatchObject({ visits: 3 }), WAIT);
    const versions = async () => {
      const chunks = await inSnapshot(office.database, ['chunks'], (transaction) =>
        transaction.getRange('chunks'),
      );
      const days = chunks.filter(({ kind }) => kind === 'visit');
      return days.map(({ chunk }) => (chunk as { version: number }).version);
    };
    await vi.waitFor(
      async () => expect(await versions()).toEqual(Array(3).fill(VISIT_COLUMNS_VERSION)),
      WAIT,
    );
  });
});

describe('closed months', () => {
  const MAY = { about: 'attendance', from: '2026-05-01', to: '2026-05-31' } as const;

  function packs() {
    return inSnapshot(office.database, ['chunks'], async (transaction) =>
      (await transaction.getRange('chunks'))
        .filter(({ kind }) => kind === 'visit/month')
        .map(({ day }) => day),
    );
  }

  it('are packed once they were asked about, and answer alike from their packs', async () => {
    await state('a', { arrival: arrival('2026-05-11', 600, 'pan', 3) });
    await state('b', { arrival: arrival('2026-05-12', 600) });
    const { last } = followed(office.client(), MAY);
    await vi.waitFor(async () => expect(await packs()).toEqual(['2026-05']), WAIT);
    const first = last();
    expect(first).toMatchObject({ visits: 2, persons: 4 });
    await inTransaction(office.database, ['chunks'], async (transaction) => {
      for (const day of ['2026-05-11', '2026-05-12']) transaction.delete('chunks', ['visit', day]);
    });
    const other = followed(office.client(), MAY);
    await vi.waitFor(() => expect(other.last()).toEqual(first), WAIT);
  });

  it('are counted anew when a visit of theirs comes late, and when one is voided', async () => {
    await state('a', { arrival: arrival('2026-05-11', 600) });
    const { last } = followed(office.client(), MAY);
    await vi.waitFor(async () => expect(await packs()).toEqual(['2026-05']), WAIT);
    await state('late', { arrival: arrival('2026-05-20', 600) });
    await vi.waitFor(() => expect(last()).toMatchObject({ visits: 2 }), WAIT);
    await state('a', { void: { at: paris.at('2026-05-11', 700), reason: 'mistake' } });
    await vi.waitFor(() => expect(last()).toMatchObject({ visits: 1 }), WAIT);
    const other = followed(office.client(), MAY);
    await vi.waitFor(() => expect(other.last()).toMatchObject({ visits: 1 }), WAIT);
  });
});

describe('the other kinds', () => {
  it('answer about appointments and forms', async () => {
    const appointments = followed(office.client(), { about: 'appointments', ...JUNE });
    const start = paris.at('2026-06-15', 600);
    await state(
      'p',
      { slot: { start, durationMinutes: 30, procedure: 'sejour', bookedAt: start - 86_400_000 } },
      'appointment',
    );
    await vi.waitFor(
      () => expect(appointments.last()).toMatchObject({ booked: 1, obtain: { medianDays: 1 } }),
      WAIT,
    );
    const forms = followed(office.client(), { about: 'feedback', ...JUNE, today: '2026-06-20' });
    const deposit = {
      type: 'complaint',
      channel: 'email',
      depositedOn: '2026-06-01',
      enteredAt: start,
      text: 'Trop long',
    };
    await state('f', { deposit }, 'feedback');
    await vi.waitFor(() => expect(forms.last()).toMatchObject({ n: 1, replies: { late: 1 } }), WAIT);
  });
});
