import { describe, expect, it } from 'vitest';
import { readRecoveryCode } from '../../src/domain/sealing/recovery-code.ts';
import type { KeptKey, SafeChange } from '../../src/domain/sealing/safe.ts';
import { changePassphrase, makeSafe, renewCode, rotateKey } from '../../src/sealing/keep-safe.ts';
import { openKeys } from '../../src/sealing/key-copies.ts';

const FIRST = 'quatre tournesols bleus';
const NEXT = 'cinq lampions verts';
const WRONG = { ok: false, failure: { code: 'wrong-secret' } };

/** The safe once a change was stated: each copy replaces its former one. */
function stated(kept: readonly KeptKey[], change: SafeChange): readonly KeptKey[] {
  const changed = new Map(kept.map((copy) => [copy.key, copy]));
  for (const copy of change.copies) changed.set(copy.key, { ...changed.get(copy.key), ...copy });
  return [...changed.values()];
}

function given(result: { ok: true; value: SafeChange } | { ok: false }): SafeChange {
  if (!result.ok) throw new Error('refused');
  return result.value;
}

async function opens(kept: readonly KeptKey[], passphrase: string): Promise<readonly string[]> {
  return [...(await openKeys(kept, { passphrase }, false)).keys()];
}

describe('the safe', () => {
  it('is not changed by who does not know its passphrase or its code', async () => {
    const kept = (await makeSafe(FIRST)).copies;
    expect(await changePassphrase(kept, { passphrase: NEXT }, NEXT)).toEqual(WRONG);
    expect(await changePassphrase(kept, { code: '222' }, NEXT)).toEqual(WRONG);
    expect(await renewCode(kept, NEXT)).toEqual(WRONG);
    expect(await rotateKey(kept, NEXT)).toEqual(WRONG);
  });

  it('opens to the new passphrase and no more to the former', async () => {
    const made = await makeSafe(FIRST);
    const kept = stated(made.copies, given(await changePassphrase(made.copies, { passphrase: FIRST }, NEXT)));
    expect(await opens(kept, FIRST)).toEqual([]);
    expect(await opens(kept, NEXT)).toEqual([made.added?.key]);
  });

  it('is recovered by the printed code, which still opens it afterwards', async () => {
    const made = await makeSafe(FIRST);
    const code = made.code as string;
    expect(readRecoveryCode(code)).toBe(code);
    const kept = stated(made.copies, given(await changePassphrase(made.copies, { code }, NEXT)));
    expect(await opens(kept, NEXT)).toEqual([made.added?.key]);
    expect((await openKeys(kept, { code }, false)).size).toBe(1);
  });

  it('opens to a renewed code and no more to the former sheet', async () => {
    const made = await makeSafe(FIRST);
    const renewed = given(await renewCode(made.copies, FIRST));
    const kept = stated(made.copies, renewed);
    expect((await openKeys(kept, { code: made.code as string }, false)).size).toBe(0);
    expect((await openKeys(kept, { code: renewed.code as string }, false)).size).toBe(1);
    expect(await opens(kept, FIRST)).toHaveLength(1);
  });

  it('keeps former keys under the same passphrase and the new code when a key is made anew', async () => {
    const made = await makeSafe(FIRST);
    const rotated = given(await rotateKey(made.copies, FIRST));
    const kept = stated(made.copies, rotated);
    const both = [made.added?.key, rotated.added?.key];
    expect(rotated.added?.key).not.toBe(made.added?.key);
    expect(await opens(kept, FIRST)).toEqual(both);
    expect([...(await openKeys(kept, { code: rotated.code as string }, false)).keys()]).toEqual(both);
  });

  it('made twice at once opens with two passphrases, and with one once each was changed to it', async () => {
    const [one, two] = [await makeSafe(FIRST), await makeSafe(NEXT)];
    const kept = [...one.copies, ...two.copies];
    expect(await opens(kept, FIRST)).toEqual([one.added?.key]);
    const joined = given(await changePassphrase(kept, { passphrase: FIRST }, NEXT));
    expect(joined.left).toEqual([two.added?.key]);
    expect(await opens(stated(kept, joined), NEXT)).toEqual([one.added?.key, two.added?.key]);
  });
});
