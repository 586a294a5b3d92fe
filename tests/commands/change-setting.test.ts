import { describe, expect, it } from 'vitest';
import { changeSetting } from '../../src/commands/change-setting.ts';
import { undo } from '../../src/commands/undo.ts';
import type { SettingEntries } from '../../src/domain/setting/setting.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { openSite } from './open-site.ts';
import { readValues } from './read-values.ts';

async function site() {
  const desk = testDesk(Date.UTC(2026, 10, 23, 9));
  await openSite(desk);
  return desk;
}

const guichet4 = { label: 'Guichet 4', order: 50, active: true };

describe('changing a setting', () => {
  it('adds an entry and leaves the others', async () => {
    const desk = await site();
    done(await changeSetting(desk, { setting: 'counters', entry: 'guichet-4', value: guichet4 }));
    const counters = await readValues<SettingEntries['counters']>(desk, 'setting/counters');
    expect(counters['guichet-4']).toEqual(guichet4);
    expect(counters['guichet-1']?.label).toBe('Guichet 1');
  });

  it('creates a setting nothing was said of yet', async () => {
    const desk = await site();
    const value = { from: '2026-12-24', to: '2026-12-24', label: 'Pont' };
    done(await changeSetting(desk, { setting: 'closures', entry: 'pont', value }));
    expect(await readValues(desk, 'setting/closures')).toEqual({ pont: value });
  });

  it('takes an entry away, and undo brings it back', async () => {
    const desk = await site();
    const before = await readValues(desk, 'setting/reasons');
    const gone = done(await changeSetting(desk, { setting: 'reasons', entry: 'depot', value: null }));
    expect(await readValues(desk, 'setting/reasons')).not.toHaveProperty('depot');
    await undo(desk, gone);
    expect(await readValues(desk, 'setting/reasons')).toEqual(before);
  });

  it.each([
    ['counters', 'guichet-4', { ...guichet4, label: ' ' }, 'label', 'min_length'],
    [
      'closures',
      'pont',
      { from: '2026-12-24', to: '2026-12-23', label: 'Pont' },
      'value',
      'end-before-start',
    ],
    ['site', 'department', '99', 'value', 'regex'],
    ['site', 'colour', 'blue', 'entry', 'unknown'],
  ] as const)('refuses what the schema of %s does (%s)', async (setting, entry, value, field, rule) => {
    const desk = await site();
    const before = desk.store.all();
    expect(await changeSetting(desk, { setting, entry, value })).toEqual({
      ok: false,
      failure: { code: 'invalid', field, rule },
    });
    expect(desk.store.all()).toEqual(before);
  });
});
