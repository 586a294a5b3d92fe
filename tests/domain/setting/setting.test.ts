import { describe, expect, it } from 'vitest';
import { settingId } from '../../../src/domain/kernel/ids.ts';
import { admit } from '../../../src/domain/kernel/kind.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { inOrder, offered, SETTING_NAMES, settingsOf } from '../../../src/domain/setting/setting.ts';
import { startingSettings } from '../../../src/domain/setting/starting-settings.ts';

const IDENTITY = { name: 'Préfecture du Gers', department: '32', holidayRegion: 'metropole' } as const;
const stamp = (ms: number) => `00000000000${ms}-0000-a`;
const record = (name: string, entries: Readonly<Record<string, unknown>>, ms = 1) => ({
  id: settingId(name),
  site: 'gers',
  kind: 'setting',
  facts: Object.fromEntries(
    Object.entries(entries).map(([key, value]) => [key, { stamp: stamp(ms), value }]),
  ),
});
const startingRecords = Object.entries(startingSettings(IDENTITY, false))
  .filter(([, entries]) => Object.keys(entries).length > 0)
  .map(([name, entries]) => record(name, entries));
const ruleOf = (name: string, entry: string, value: unknown) => {
  const result = admit(kinds, record(name, { [entry]: value }));
  return result.ok ? 'admitted' : result.failure;
};

describe('the settings of a new site', () => {
  it('all pass the door, and read back as they were', () => {
    for (const raw of startingRecords) expect(admit(kinds, raw)).toMatchObject({ ok: true });
    expect(settingsOf(startingRecords)).toMatchObject(startingSettings(IDENTITY, false));
  });

  it('say where and when the Gers desk and its PAN are open', () => {
    const { hours } = startingSettings(IDENTITY, false);
    expect(hours['accueil-general']?.[0]).toEqual([
      { from: 510, to: 720 },
      { from: 810, to: 1020 },
    ]);
    expect(hours.pan?.map((spans) => spans.length)).toEqual([1, 1, 2, 1, 1, 0, 0]);
  });
});

describe('settings', () => {
  it('that have not come yet are empty, each of them', () => {
    const settings = settingsOf([]);
    for (const name of SETTING_NAMES) expect(settings[name]).toEqual({});
    expect(settings.questionnaireVersion).toBe('initial');
  });

  it('leave out an entry that was taken away, and keep one that is only retired', () => {
    const shown = { label: 'Guichet 1', order: 20, active: true };
    const settings = settingsOf([
      record('counters', { a: shown, b: null, c: { ...shown, order: 10, active: false } }),
    ]);
    expect(inOrder(settings.counters).map(({ key }) => key)).toEqual(['c', 'a']);
    expect(offered(settings.counters).map(({ key }) => key)).toEqual(['a']);
  });

  it('name the questionnaire’s wording by its latest change', () => {
    const criterion = { label: { fr: 'Courtoisie' }, order: 1, active: true };
    const changed = { ...record('questionnaire', { a: criterion, b: criterion }) };
    const facts = { ...changed.facts, b: { stamp: stamp(7), value: criterion } };
    expect(settingsOf([{ ...changed, facts }]).questionnaireVersion).toBe(stamp(7));
  });

  it.each([
    ['hours that end before they start', 'hours', 'pan', [[{ from: 600, to: 600 }], [], [], [], [], [], []]],
    [
      'hours that overlap',
      'hours',
      'pan',
      [
        [
          { from: 500, to: 600 },
          { from: 590, to: 700 },
        ],
        [],
        [],
        [],
        [],
        [],
        [],
      ],
    ],
    ['a week of six days', 'hours', 'pan', [[], [], [], [], [], []]],
    [
      'a closure that ends before it starts',
      'closures',
      'c1',
      { from: '2026-12-24', to: '2026-12-23', label: 'Pont' },
    ],
    ['a closure on 30 February', 'closures', 'c1', { from: '2026-02-30', to: '2026-03-01', label: 'Pont' }],
    ['thresholds in the wrong order', 'affluence', 'levels', { moderate: 12, busy: 6, weeks: 8 }],
    [
      'a service without a name',
      'services',
      'x',
      { label: ' ', short: 'x', order: 1, active: true, byAppointment: false },
    ],
    [
      'a criterion without French',
      'questionnaire',
      'x',
      { label: { en: 'Courtesy' }, order: 1, active: true },
    ],
    ['a département that does not exist', 'site', 'department', '99'],
    ['a holiday region that does not exist', 'site', 'holidayRegion', 'bretagne'],
  ])('refuse %s', (_title, name, entry, value) => {
    expect(ruleOf(name, entry, value)).toMatchObject({ code: 'invalid' });
  });

  it.each(['01', '19', '2A', '2B', '75', '95', '971', '976', '988'])('know département %s', (department) => {
    expect(ruleOf('site', 'department', department)).toBe('admitted');
  });
});
