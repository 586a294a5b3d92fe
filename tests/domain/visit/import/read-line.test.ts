import { describe, expect, test } from 'vitest';
import { siteTime } from '../../../../src/domain/kernel/site-time.ts';
import { startingSettings } from '../../../../src/domain/setting/starting-settings.ts';
import { findColumns } from '../../../../src/domain/visit/import/find-columns.ts';
import { type ImportReading, readLine } from '../../../../src/domain/visit/import/read-line.ts';
import { serviceNames } from '../../../../src/domain/visit/import/service-names.ts';

const { services } = startingSettings({ name: 'Gers', department: '32', holidayRegion: 'metropole' }, false);
const time = siteTime('Europe/Paris');
const reading: ImportReading = {
  columns: { day: 0, slot: 1, service: 2, count: 3 },
  services: serviceNames(services),
  time,
  now: time.at('2022-06-24', 10 * 60),
};

describe('reading a line', () => {
  test('a line says a day, a slot, a service by any of its names, and a number', () => {
    const line = {
      day: '2022-01-03',
      slot: { minute: 540, exact: false },
      service: 'accueil-general',
      visits: 5,
    };
    for (const name of ['accueil-general', 'ACCUEIL GÉNÉRAL', 'accueil', ' Accueil  général ']) {
      expect(readLine(['3/1/22', '9h', name, '5'], reading)).toEqual({ ok: true, value: line });
    }
  });

  test('everything wrong with a line is said at once', () => {
    expect(readLine(['30/02/2022', 'midi', 'Piscine', '0'], reading)).toEqual({
      ok: false,
      failure: [
        { code: 'impossible-day', text: '30/02/2022' },
        { code: 'not-a-slot', text: 'midi' },
        { code: 'unknown-service', text: 'Piscine' },
        { code: 'not-a-count', text: '0' },
      ],
    });
    expect(readLine(['', '9h'], reading)).toMatchObject({
      failure: [
        { code: 'cell-missing', role: 'day' },
        { code: 'cell-missing', role: 'service' },
        { code: 'cell-missing', role: 'count' },
      ],
    });
  });

  test('nothing is believed of the future, to the minute, nor of the last century', () => {
    expect(readLine(['25/6/22', '9h', 'pan', '1'], reading)).toEqual({
      ok: false,
      failure: [{ code: 'future', day: '2022-06-25' }],
    });
    expect(readLine(['24/6/22', '10:01', 'pan', '1'], reading)).toEqual({
      ok: false,
      failure: [{ code: 'future', day: '2022-06-24' }],
    });
    expect(readLine(['24/6/22', '10:00', 'pan', '1'], reading).ok).toBe(true);
    expect(readLine(['24/6/1922', '10:00', 'pan', '1'], reading)).toEqual({
      ok: false,
      failure: [{ code: 'too-old', day: '1922-06-24' }],
    });
  });

  test('without a number a line is one visit; without a service column the person says which', () => {
    const single: ImportReading = { ...reading, columns: { day: 0, slot: 1 }, onlyService: 'pan' };
    expect(readLine(['3/1/22', '9:12'], single)).toMatchObject({ value: { service: 'pan', visits: 1 } });
  });

  test('a retired service still has its name, after those that are offered', () => {
    const names = serviceNames({
      old: { label: 'Accueil', short: 'Acc', order: 1, active: false, byAppointment: false },
      new: { label: 'Accueil', short: 'Accueil', order: 2, active: true, byAppointment: false },
    });
    expect(names.get('accueil')).toBe('new');
    expect(names.get('acc')).toBe('old');
  });
});

describe('finding the columns', () => {
  test('by their names, whatever the order, the accents, the capitals, and titles above', () => {
    const rows = [
      ['Fréquentation 2022'],
      ['', '', ''],
      ['Nb de visites', 'SERVICE', 'Créneau horaire', 'Date', 'Observations'],
    ];
    expect(findColumns([...rows, ['5', 'PAN', '9h', '3/1/22', '']])).toEqual({
      columns: { count: 0, service: 1, slot: 2, day: 3 },
      firstRow: 3,
      header: rows[2],
    });
  });

  test('by what their cells read as where there is no header', () => {
    const rows = [
      ['3/1/22', '9h-10h', 'PAN', '5'],
      ['4/1/22', '10h-11h', 'Accueil', '12'],
    ];
    expect(findColumns(rows)).toEqual({ columns: { day: 0, slot: 1, service: 2, count: 3 }, firstRow: 0 });
    expect(
      findColumns([
        ['un', 'deux'],
        ['trois', 'quatre'],
      ]).columns,
    ).toEqual({ service: 0 });
    expect(findColumns([])).toEqual({ columns: {}, firstRow: 0 });
  });
});
