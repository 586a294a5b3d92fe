import { describe, expect, it } from 'vitest';
import { keepSafe } from '../../src/commands/keep-safe.ts';
import { valuesOf } from '../../src/domain/kernel/record.ts';
import { type ContactKey, currentContactKey } from '../../src/domain/sealing/contact-key.ts';
import { keptKeys, type SafeChange } from '../../src/domain/sealing/safe.ts';
import { settingKind } from '../../src/domain/setting/setting.ts';
import { type TestDesk, testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const copy = (sealed: string) => ({ salt: 'A', rounds: 600_000, iv: 'A', sealed });

function newKey(digit: string): SafeChange {
  const key = digit.repeat(20);
  const { rounds: _none, ...recovery } = copy('R');
  return {
    copies: [{ key, passphrase: copy('P'), recovery }],
    added: { key, publicKey: digit.repeat(43) },
    left: [],
  };
}

function publicKeys(desk: TestDesk): Readonly<Record<string, ContactKey>> {
  const settings = desk.store.all().filter(({ kind }) => kind === settingKind.name);
  return Object.assign({}, ...settings.map((record) => valuesOf(record)));
}

describe('keeping the safe', () => {
  it('keeps both keys when two offices made one without knowing of each other, and all agree on the one to seal to', async () => {
    const [here, there] = [testDesk(NOW), testDesk(NOW + 1000)];
    done(await keepSafe(here, newKey('a')));
    done(await keepSafe(there, newKey('b')));
    const [fromHere, fromThere] = [here.store.all(), there.store.all()];
    for (const record of fromThere) here.store.receive(record);
    for (const record of fromHere) there.store.receive(record);
    for (const desk of [here, there]) {
      expect(
        keptKeys(desk.store.all())
          .map(({ key }) => key)
          .sort(),
      ).toEqual(['a'.repeat(20), 'b'.repeat(20)]);
      expect(currentContactKey(publicKeys(desk))?.key).toBe('b'.repeat(20));
    }
  });

  it('seals to a new key from now on even where this device’s clock is late', async () => {
    const desk = testDesk(NOW);
    done(await keepSafe(desk, newKey('a')));
    desk.setNow(0);
    done(await keepSafe(desk, newKey('b')));
    expect(currentContactKey(publicKeys(desk))?.key).toBe('b'.repeat(20));
  });

  it('changes one copy and leaves the other as it was', async () => {
    const desk = testDesk(NOW);
    done(await keepSafe(desk, newKey('a')));
    const key = 'a'.repeat(20);
    done(await keepSafe(desk, { copies: [{ key, passphrase: copy('Q') }], left: [] }));
    const [kept] = keptKeys(desk.store.all());
    expect(kept?.passphrase?.sealed).toBe('Q');
    expect(kept?.recovery?.sealed).toBe('R');
  });

  it('keeps the code to print nowhere, and cannot be undone', async () => {
    const desk = testDesk(NOW);
    const { undo } = done(await keepSafe(desk, { ...newKey('a'), code: '222-SECRET' }));
    expect(JSON.stringify(desk.store.all())).not.toContain('SECRET');
    expect(undo).toEqual([]);
  });
});
