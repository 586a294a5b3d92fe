import { describe, expect, it } from 'vitest';
import {
  freeAccessSpans,
  nextOpening,
  openingOn,
  openMinutesIn,
} from '../../../src/domain/affluence/opening.ts';
import { startingSettings } from '../../../src/domain/setting/starting-settings.ts';

const gers = startingSettings({ name: 'Gers', department: '32', holidayRegion: 'metropole' }, false);
const DESK = [
  { from: 510, to: 720 },
  { from: 810, to: 1020 },
];

describe('the opening of a day', () => {
  it('joins the hours of the services, and keeps them apart', () => {
    expect(openingOn('2026-06-15', gers)).toMatchObject({
      open: true,
      spans: DESK,
      byService: { pan: [{ from: 510, to: 690 }] },
    });
  });

  it('names the public holiday of the place', () => {
    expect(openingOn('2026-05-14', gers)).toEqual({ open: false, why: 'holiday', label: 'Ascension' });
    const reunion = { ...gers, site: { ...gers.site, holidayRegion: 'reunion' as const } };
    expect(openingOn('2027-12-20', gers).open).toBe(true);
    expect(openingOn('2027-12-20', reunion)).toEqual({
      open: false,
      why: 'holiday',
      label: 'Abolition de l’esclavage',
    });
  });

  it('says the site’s own words for a closure', () => {
    const closed = {
      ...gers,
      closures: { pont: { from: '2026-05-15', to: '2026-05-15', label: 'Pont de l’Ascension' } },
    };
    expect(openingOn('2026-05-15', closed)).toEqual({
      open: false,
      why: 'closure',
      label: 'Pont de l’Ascension',
    });
    expect(openingOn('2026-05-18', closed).open).toBe(true);
  });

  it('is closed on a weekday without hours', () => {
    expect(openingOn('2026-06-14', gers)).toEqual({ open: false, why: 'weekly' });
  });

  it('is not opened by a service that is no longer offered', () => {
    const saturday = Array.from({ length: 7 }, (_, weekday) =>
      weekday === 5 ? [{ from: 540, to: 720 }] : [],
    );
    const service = { label: 'Ancien', short: 'Ancien', order: 90, byAppointment: false };
    const withOld = (active: boolean) => ({
      ...gers,
      services: { ...gers.services, ancien: { ...service, active } },
      hours: { ...gers.hours, ancien: saturday },
    });
    expect(openingOn('2026-06-13', withOld(true)).open).toBe(true);
    expect(openingOn('2026-06-13', withOld(false)).open).toBe(false);
  });

  it('works from Monday to Friday where no hours were typed, naming no service', () => {
    const bare = { ...gers, hours: {} };
    expect(openingOn('2026-06-15', bare)).toEqual({
      open: true,
      spans: [{ from: 0, to: 1440 }],
      byService: {},
    });
    expect(openingOn('2026-06-14', bare).open).toBe(false);
  });
});

describe('coming without an appointment', () => {
  it('follows the services that ask for none', () => {
    const early = Array.from({ length: 7 }, () => [{ from: 420, to: 480 }]);
    expect(freeAccessSpans(0, { ...gers, hours: { ...gers.hours, pan: early } })).toEqual(DESK);
  });

  it('follows all services where each asks for one', () => {
    const { 'accueil-general': _, ...services } = gers.services;
    const { 'accueil-general': _hours, ...hours } = gers.hours;
    expect(freeAccessSpans(0, { ...gers, services, hours })).toEqual(DESK);
  });
});

describe('the open minutes of an hour', () => {
  it.each([
    [7, 0],
    [8, 30],
    [11, 60],
    [12, 0],
    [13, 30],
    [16, 60],
    [17, 0],
  ])('of %i h are %i', (hour, minutes) => {
    expect(openMinutesIn(hour, DESK)).toBe(minutes);
  });
});

describe('the next opening', () => {
  it('is after the holiday, the closure and the weekend', () => {
    const closures = { pont: { from: '2026-05-15', to: '2026-05-15', label: 'Pont' } };
    expect(nextOpening('2026-05-13', { ...gers, closures })).toEqual({ day: '2026-05-18', minute: 510 });
  });

  it('is unknown when none is near', () => {
    const closures = { travaux: { from: '2026-01-01', to: '2026-12-31', label: 'Travaux' } };
    expect(nextOpening('2026-05-13', { ...gers, closures })).toBeUndefined();
  });
});
