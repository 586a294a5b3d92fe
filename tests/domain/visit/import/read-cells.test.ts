import { describe, expect, test } from 'vitest';
import { readCount } from '../../../../src/domain/visit/import/read-count.ts';
import { readDay } from '../../../../src/domain/visit/import/read-day.ts';
import { readSlot } from '../../../../src/domain/visit/import/read-slot.ts';

describe('reading a day', () => {
  test.each([
    '03/01/2022',
    '3/1/22',
    '3-1-2022',
    '03.01.22',
    '2022-01-03',
    '2022/1/3',
    'lundi 3 janvier 2022',
    'Lundi 3 Janvier 2022',
    ' 3 janv. 2022 ',
    'lun. 3 janv. 22',
    'le 3 janvier 2022',
    '03/01/2022 00:00:00',
    '2022-01-03T09:15:00',
    '2022-01-03 09:15',
    '3\u00a0janvier\u202f2022',
  ])('%j is 3 January 2022', (text) => {
    expect(readDay(text)).toEqual({ ok: true, value: '2022-01-03' });
  });

  test.each([
    ['1er février 2022', '2022-02-01'],
    ['31 DÉCEMBRE 2021', '2021-12-31'],
    ['29/02/2024', '2024-02-29'],
    ['mercredi 10 août 2022', '2022-08-10'],
  ])('%j is %s', (text, day) => {
    expect(readDay(text)).toEqual({ ok: true, value: day });
  });

  test.each(['29/02/2023', '31/04/2022', '01/13/2022', '00/01/2022', '2022-02-30', '32 janvier 2022'])(
    '%j does not exist',
    (text) => {
      expect(readDay(text)).toMatchObject({ ok: false, failure: { code: 'impossible-day' } });
    },
  );

  test.each([
    'hier',
    '2022',
    '3/1',
    '3 janvier',
    '44564',
    '3 brumaire 2022',
    'foo 3 janvier 2022',
    '9h',
    '3/1/022',
    'x03/01/2022',
  ])('%j is no day', (text) => {
    expect(readDay(text)).toMatchObject({ ok: false, failure: { code: 'not-a-day' } });
  });

  test('a weekday that is not the day’s is a mistake of one of the two', () => {
    expect(readDay('mardi 3 janvier 2022')).toEqual({
      ok: false,
      failure: { code: 'wrong-weekday', text: 'mardi 3 janvier 2022', weekday: 0 },
    });
  });
});

describe('reading a slot', () => {
  test.each([
    '9h-10h',
    '9h',
    '9 h',
    '9',
    '9:00-10:00',
    '9h00 - 10h00',
    '9–10',
    'de 9h à 10h',
    'entre 9h et 10h',
    '9H/10H',
    '09 heures',
    '9-10h',
  ])('%j is the hour from 9', (text) => {
    expect(readSlot(text)).toEqual({ ok: true, value: { minute: 540, exact: false } });
  });

  test.each([
    ['09:15', 555],
    ['9h15', 555],
    ['9 h 15', 555],
    ['09:15:42', 555],
    ['9:00', 540],
    ['03/01/2022 09:15', 555],
    ['2022-01-03T09:15:00', 555],
    ['0:00', 0],
    ['23:59', 1439],
  ])('%j is a minute', (text, minute) => {
    expect(readSlot(text)).toEqual({ ok: true, value: { minute, exact: true } });
  });

  test.each([
    ['8h30-9h30', 510],
    ['9:00-9:15', 540],
    ['23h-0h', 1380],
    ['23h-24h', 1380],
  ])('%j starts at %i', (text, minute) => {
    expect(readSlot(text)).toEqual({ ok: true, value: { minute, exact: false } });
  });

  test.each([
    '25h',
    '9h75',
    '24h',
    'matin',
    '',
    '915',
    '10h-9h',
    '9h-9h',
    '9:',
    '9h-',
    '-9h',
    '9h-25h',
    '12:60',
  ])('%j is no slot', (text) => {
    expect(readSlot(text)).toMatchObject({ ok: false, failure: { code: 'not-a-slot' } });
  });

  test('half a day tells no hour', () => {
    expect(readSlot('8h30-12h')).toEqual({ ok: false, failure: { code: 'slot-too-long', text: '8h30-12h' } });
  });
});

describe('reading a number of visits', () => {
  test.each([
    ['1', 1],
    [' 12 ', 12],
    ['500', 500],
    ['7,0', 7],
    ['7.00', 7],
    ['007', 7],
  ])('%j is %i', (text, count) => {
    expect(readCount(text)).toEqual({ ok: true, value: count });
  });

  test.each(['0', '501', '-1', '1,5', '1 200', 'dix', '1e2', '', '12 pers.', '99999999999999'])(
    '%j is refused',
    (text) => {
      expect(readCount(text)).toEqual({ ok: false, failure: { code: 'not-a-count', text } });
    },
  );
});
