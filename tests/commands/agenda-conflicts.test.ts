import { describe, expect, it } from 'vitest';
import { bookAppointment } from '../../src/commands/book-appointment.ts';
import { changeSetting } from '../../src/commands/change-setting.ts';
import type { Desk } from '../../src/commands/desk.ts';
import { keepTimes } from '../../src/commands/keep-times.ts';
import { markArrived } from '../../src/commands/mark-arrived.ts';
import { moveAppointment } from '../../src/commands/move-appointment.ts';
import { undo } from '../../src/commands/undo.ts';
import { agendaConflicts } from '../../src/domain/appointment/agenda-conflicts.ts';
import { appointmentKind } from '../../src/domain/appointment/appointment.ts';
import { settingKind, settingsOf } from '../../src/domain/setting/setting.ts';
import { type TestDesk, testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { openSite } from './open-site.ts';

/** A Monday, 8:00 in Paris. */
const NOW = Date.UTC(2026, 10, 23, 7);
const HALF_HOUR = 30 * 60_000;
const NINE = Date.UTC(2026, 10, 24, 8);
const TEN = NINE + 2 * HALF_HOUR;
const procedure = 'sejour';

/** Two tablets of one site, cut off from each other until they meet. */
async function twoTablets(): Promise<readonly [TestDesk, TestDesk]> {
  const here = testDesk(NOW, 'Europe/Paris', 'A');
  const there = testDesk(NOW + 1, 'Europe/Paris', 'B');
  await openSite(here);
  meet(here, there);
  return [here, there];
}

/** Each takes in what the other has, as an exchange through the endpoint leaves them. */
function meet(here: TestDesk, there: TestDesk): void {
  const [mine, theirs] = [here.store.all(), there.store.all()];
  for (const record of theirs) here.store.receive(record);
  for (const record of mine) there.store.receive(record);
}

async function conflictsOn(desk: Desk) {
  const settings = settingsOf(await desk.store.ofKind(settingKind.name));
  const records = await desk.store.ofDays(appointmentKind.name, '2026-11-01', '2026-12-31');
  return agendaConflicts(records, { settings, time: desk.time, now: desk.now() });
}

async function told(desk: Desk) {
  return (await conflictsOn(desk)).map(({ why, start, appointments }) => ({
    why,
    start,
    ids: appointments.map(({ id }) => id).sort(),
  }));
}

describe('two tablets that were cut off from each other', () => {
  it('and booked one place twice both see it, until a person moves one of the two', async () => {
    const [here, there] = await twoTablets();
    const { id } = done(await bookAppointment(here, { start: NINE, procedure }));
    const other = done(await bookAppointment(there, { start: NINE, procedure })).id;
    expect(await told(here)).toEqual([]);
    meet(here, there);
    const ids = [id, other].sort();
    expect(await told(here)).toEqual([{ why: 'overbooked', start: NINE, ids }]);
    expect(await told(there)).toEqual(await told(here));
    done(await moveAppointment(there, { id: other, start: TEN }));
    meet(here, there);
    expect(await told(here)).toEqual([]);
    expect(await told(there)).toEqual([]);
  });

  it('and moved two appointments to one place both see it', async () => {
    const [here, there] = await twoTablets();
    const { id } = done(await bookAppointment(here, { start: NINE, procedure }));
    const other = done(await bookAppointment(here, { start: NINE + HALF_HOUR, procedure })).id;
    meet(here, there);
    done(await moveAppointment(here, { id, start: TEN }));
    done(await moveAppointment(there, { id: other, start: TEN }));
    meet(here, there);
    expect(await told(here)).toEqual([{ why: 'overbooked', start: TEN, ids: [id, other].sort() }]);
    expect(await told(there)).toEqual(await told(here));
  });

  it('and moved one appointment to two times both see which goes on and which does not', async () => {
    const [here, there] = await twoTablets();
    const { id } = done(await bookAppointment(here, { start: NINE, procedure }));
    meet(here, there);
    done(await moveAppointment(here, { id, start: TEN }));
    there.setNow(NOW + 60_000);
    done(await moveAppointment(there, { id, start: TEN + HALF_HOUR }));
    meet(here, there);
    for (const desk of [here, there]) {
      expect(await conflictsOn(desk)).toMatchObject([
        { why: 'moved-twice', start: TEN + HALF_HOUR, others: [TEN] },
      ]);
    }
    done(await moveAppointment(here, { id, start: TEN }));
    meet(here, there);
    expect(await told(here)).toEqual([]);
    expect(await told(there)).toEqual([]);
  });

  it('are not asked again once a person keeps the time, and are where that is undone', async () => {
    const [here, there] = await twoTablets();
    const { id } = done(await bookAppointment(here, { start: NINE, procedure }));
    meet(here, there);
    done(await moveAppointment(here, { id, start: TEN }));
    done(await moveAppointment(there, { id, start: TEN + HALF_HOUR }));
    meet(here, there);
    const kept = done(await keepTimes(there, { ids: [id] }));
    meet(here, there);
    expect(await told(here)).toEqual([]);
    await undo(there, kept);
    meet(here, there);
    expect(await told(here)).toMatchObject([{ why: 'moved-twice' }]);
  });
});

describe('a time with fewer places than appointments', () => {
  it('is settled when a person keeps both, and asked about anew when a third joins', async () => {
    const [here, there] = await twoTablets();
    const ids = [
      done(await bookAppointment(here, { start: NINE, procedure })).id,
      done(await bookAppointment(there, { start: NINE, procedure })).id,
    ];
    const third = testDesk(NOW + 2, 'Europe/Paris', 'C');
    await openSite(third);
    done(await bookAppointment(third, { start: NINE, procedure }));
    meet(here, there);
    done(await keepTimes(here, { ids }));
    expect(await told(here)).toEqual([]);
    meet(here, third);
    expect(await told(here)).toMatchObject([{ why: 'overbooked', start: NINE }]);
    expect((await told(here))[0]?.ids).toHaveLength(3);
  });

  it('is none where there are mediators enough, and is one when a mediator is away', async () => {
    const [here, there] = await twoTablets();
    done(await changeSetting(here, { setting: 'agenda', entry: 'mediators', value: 2 }));
    meet(here, there);
    done(await bookAppointment(here, { start: NINE, procedure }));
    done(await bookAppointment(here, { start: NINE, procedure }));
    expect(await bookAppointment(here, { start: NINE, procedure })).toEqual({
      ok: false,
      failure: { code: 'slot-taken', start: NINE },
    });
    expect(await told(here)).toEqual([]);
    const value = { label: 'Congé', from: '2026-11-24', away: 1 };
    done(await changeSetting(here, { setting: 'agendaClosures', entry: 'conge', value }));
    expect(await told(here)).toMatchObject([{ why: 'overbooked', start: NINE }]);
  });

  it('says of each appointment on a day that was closed since that nobody is there', async () => {
    const [here] = await twoTablets();
    done(await bookAppointment(here, { start: NINE, procedure }));
    done(await bookAppointment(here, { start: TEN, procedure }));
    const value = { from: '2026-11-24', to: '2026-11-24', label: 'Grève' };
    done(await changeSetting(here, { setting: 'closures', entry: 'greve', value }));
    expect((await told(here)).map(({ why, start }) => [why, start])).toEqual([
      ['closed', NINE],
      ['closed', TEN],
    ]);
  });

  it('is not asked about once it is over', async () => {
    const [here, there] = await twoTablets();
    const { id } = done(await bookAppointment(here, { start: NINE, procedure }));
    done(await bookAppointment(there, { start: NINE, procedure }));
    meet(here, there);
    here.setNow(NINE);
    done(await markArrived(here, { id }));
    expect(await told(here)).toHaveLength(1);
    here.setNow(NINE + HALF_HOUR);
    expect(await told(here)).toEqual([]);
  });
});

it('keeping a time is refused, whole, where one of them is not there', async () => {
  const [here] = await twoTablets();
  const { id } = done(await bookAppointment(here, { start: NINE, procedure }));
  expect(await keepTimes(here, { ids: [id, 'none'] })).toEqual({
    ok: false,
    failure: { code: 'not-found', id: 'none' },
  });
  expect((await here.store.get(id))?.facts['kept']).toBeUndefined();
});
