import { beforeAll, describe, expect, it } from 'vitest';
import { forgetKiosk, kioskLock } from '../../../src/app/wiring/kiosk-lock.ts';
import { tryLimit } from '../../../src/app/wiring/try-limit.ts';
import type { PinHash } from '../../../src/domain/sealing/kiosk-pin.ts';
import { hashPin } from '../../../src/sealing/pin-hash.ts';
import { memoryStorage } from '../../fixtures/fake-guichet.tsx';

let at = Date.UTC(2026, 10, 23, 9);
let hash: PinHash;
beforeAll(async () => {
  hash = await hashPin('4827');
});

function lockOn(memory = memoryStorage()) {
  return kioskLock(
    memory,
    tryLimit(memory, 'tries', () => at),
  );
}

describe('the kiosk', () => {
  it('is not left with a wrong PIN, and after several not even with the right one, for a while', async () => {
    const lock = lockOn();
    lock.enter();
    for (const wrong of ['0000', '1111', '2222'])
      expect(await lock.leave(wrong, hash)).toEqual({ ok: false, failure: { code: 'wrong-secret' } });
    expect(await lock.leave('4827', hash)).toEqual({
      ok: false,
      failure: { code: 'too-many-tries', retryAfterSeconds: 5 },
    });
    expect(lock.isOn()).toBe(true);
    at += 5000;
    expect(await lock.leave('4827', hash)).toEqual({ ok: true, value: null });
    expect(lock.isOn()).toBe(false);
  });

  it('is still locked when the page is loaded anew', () => {
    const memory = memoryStorage();
    lockOn(memory).enter();
    expect(lockOn(memory).isOn()).toBe(true);
  });

  it('is not locked where its screen was never shown, nor once the device was enrolled anew', () => {
    const memory = memoryStorage();
    expect(lockOn(memory).isOn()).toBe(false);
    lockOn(memory).enter();
    forgetKiosk(memory);
    expect(lockOn(memory).isOn()).toBe(false);
  });

  it('is locked as long as the page is open where the browser keeps nothing', async () => {
    const refusing = {
      getItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
      setItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
      removeItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    const lock = kioskLock(
      refusing,
      tryLimit(refusing, 'tries', () => at),
    );
    lock.enter();
    expect(lock.isOn()).toBe(true);
    expect((await lock.leave('4827', hash)).ok).toBe(true);
    expect(lock.isOn()).toBe(false);
  });

  it('opens no later for a clock that was put back', async () => {
    const memory = memoryStorage();
    const lock = lockOn(memory);
    for (const wrong of ['0000', '1111', '2222']) await lock.leave(wrong, hash);
    at -= 24 * 3_600_000;
    expect(await lock.leave('4827', hash)).toEqual({
      ok: false,
      failure: { code: 'too-many-tries', retryAfterSeconds: 5 },
    });
  });
});
