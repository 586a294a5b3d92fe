import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { contactSafe, HIDDEN_MS, IDLE_MS } from '../../../src/app/wiring/contact-safe.ts';
import { tryLimit } from '../../../src/app/wiring/try-limit.ts';
import { currentContactKey } from '../../../src/domain/sealing/contact-key.ts';
import type { SafeChange } from '../../../src/domain/sealing/safe.ts';
import { makeSafe } from '../../../src/sealing/keep-safe.ts';
import { memoryStorage } from '../../fixtures/fake-guichet.tsx';

const PHRASE = 'quatre tournesols bleus';
const PLACE = { kind: 'feedback', id: 'record-1', fact: 'contact' };
const ADA = { name: 'Ada Lovelace' };

let made: SafeChange;
beforeAll(async () => {
  made = await makeSafe(PHRASE);
});

let at = 0;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  at = Date.UTC(2026, 10, 23, 9);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function openSafe(memory = memoryStorage()) {
  const now = () => at;
  return contactSafe({ site: 'here', limit: tryLimit(memory, 'tries', now), now });
}

function sealingKey() {
  const { key, publicKey } = made.added as NonNullable<SafeChange['added']>;
  return currentContactKey({ [key]: { publicKey, madeAt: 0 } }) as NonNullable<
    ReturnType<typeof currentContactKey>
  >;
}

/** Lets so much time pass. */
function pass(ms: number): void {
  at += ms;
  vi.advanceTimersByTime(5000);
}

function hide(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('the safe stays shut', () => {
  it('to a wrong passphrase', async () => {
    const safe = openSafe();
    expect(await safe.unlock(made.copies, 'cinq lampions verts')).toEqual({
      ok: false,
      failure: { code: 'wrong-secret' },
    });
    expect(safe.safe().openKeys.size).toBe(0);
  });

  it('even to the right one, for a while, after several wrong ones; loading the page anew changes nothing', async () => {
    const memory = memoryStorage();
    for (let wrong = 0; wrong < 3; wrong += 1) await openSafe(memory).unlock(made.copies, 'faux');
    const safe = openSafe(memory);
    expect(await safe.unlock(made.copies, PHRASE)).toEqual({
      ok: false,
      failure: { code: 'too-many-tries', retryAfterSeconds: 5 },
    });
    pass(5000);
    expect((await safe.unlock(made.copies, PHRASE)).ok).toBe(true);
  });

  it('for a contact, before it was opened', async () => {
    const safe = openSafe();
    const sealed = await safe.sealer(ADA, sealingKey())(PLACE);
    expect(safe.canOpen(sealed.key)).toBe(false);
    expect(await safe.open(sealed, PLACE)).toEqual({ ok: false, failure: { code: 'locked' } });
  });
});

describe('an open safe', () => {
  it('opens contacts, and says so to who follows it', async () => {
    const safe = openSafe();
    const seen: number[] = [];
    safe.subscribe(({ openKeys }) => seen.push(openKeys.size));
    const sealed = await safe.sealer(ADA, sealingKey())(PLACE);
    await safe.unlock(made.copies, PHRASE);
    expect(await safe.open(sealed, PLACE)).toEqual({ ok: true, value: ADA });
    safe.lock();
    expect(seen).toEqual([1, 0]);
    expect(await safe.open(sealed, PLACE)).toEqual({ ok: false, failure: { code: 'locked' } });
  });

  it('closes after ten minutes without a touch, and not before', async () => {
    const safe = openSafe();
    await safe.unlock(made.copies, PHRASE);
    pass(IDLE_MS - 1000);
    expect(safe.safe().openKeys.size).toBe(1);
    dispatchEvent(new Event('keydown'));
    pass(IDLE_MS - 1000);
    expect(safe.safe().openKeys.size).toBe(1);
    pass(1000);
    expect(safe.safe().openKeys.size).toBe(0);
  });

  it('does not stay open for the first touch after a long absence', async () => {
    const safe = openSafe();
    await safe.unlock(made.copies, PHRASE);
    at += IDLE_MS;
    dispatchEvent(new Event('pointerdown'));
    expect(safe.safe().openKeys.size).toBe(0);
  });

  it('closes once the page has been out of sight for two minutes', async () => {
    const safe = openSafe();
    await safe.unlock(made.copies, PHRASE);
    hide(true);
    at += HIDDEN_MS - 1;
    hide(false);
    expect(safe.safe().openKeys.size).toBe(1);
    hide(true);
    at += HIDDEN_MS;
    hide(false);
    expect(safe.safe().openKeys.size).toBe(0);
  });
});
