import type { SafeKeeper } from '../services.ts';

/** What a quality office does with the safe and the PIN, fetched when it is first asked for. */
export const lateSafeKeeper: SafeKeeper = {
  make: async (passphrase) => (await keeping()).makeSafe(passphrase),
  changePassphrase: async (kept, secret, passphrase) =>
    (await keeping()).changePassphrase(kept, secret, passphrase),
  renewCode: async (kept, passphrase) => (await keeping()).renewCode(kept, passphrase),
  rotateKey: async (kept, passphrase) => (await keeping()).rotateKey(kept, passphrase),
  hashPin: async (pin) => (await import('../../sealing/pin-hash.ts')).hashPin(pin),
};

function keeping() {
  return import('../../sealing/keep-safe.ts');
}
