import { describe, expect, it } from 'vitest';
import { type ContactOpener, openContact } from '../../src/commands/open-contact.ts';
import { fail, ok } from '../../src/domain/kernel/result.ts';
import { StoreFailure } from '../../src/domain/kernel/store-failure.ts';
import type { OpeningShapes } from '../../src/domain/sealing/opening.ts';
import { openingsOf } from '../../src/domain/sealing/openings-of.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { readValues } from './read-values.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const place = { kind: 'feedback', id: 'complaint-1', fact: 'contact' };
const sealed = { key: '0123456789abcdef0123', enc: 'A'.repeat(43), ciphertext: 'B'.repeat(704) };
const ADA = { name: 'Ada Lovelace' };

function opener(overrides: Partial<ContactOpener> = {}): ContactOpener {
  return { canOpen: () => true, open: async () => ok(ADA), ...overrides };
}

describe('opening a contact', () => {
  it('is refused while the safe is closed, and leaves no trace', async () => {
    const desk = testDesk(NOW);
    const result = await openContact(desk, {
      device: 'd1',
      place,
      sealed,
      opener: opener({ canOpen: () => false }),
    });
    expect(result).toEqual({ ok: false, failure: { code: 'locked' } });
    expect(desk.store.all()).toEqual([]);
  });

  it('shows nothing when it could not be written down', async () => {
    const desk = testDesk(NOW);
    let opened = 0;
    desk.store.failNextWrite({ code: 'storage-full' });
    const opening = openContact(desk, {
      device: 'd1',
      place,
      sealed,
      opener: opener({
        open: async () => {
          opened += 1;
          return ok(ADA);
        },
      }),
    });
    await expect(opening).rejects.toBeInstanceOf(StoreFailure);
    expect(opened).toBe(0);
  });

  it('is written down before the content is read: who, when, which record and fact, and nothing of the content', async () => {
    const desk = testDesk(NOW);
    let before: number | undefined;
    const result = await openContact(desk, {
      device: 'd1',
      place,
      sealed,
      opener: opener({
        open: async () => {
          before = desk.store.all().length;
          return ok(ADA);
        },
      }),
    });
    expect(result).toEqual(ok(ADA));
    expect(before).toBe(1);
    const [opening] = desk.store.all();
    expect(await readValues<OpeningShapes>(desk, opening?.id as string)).toEqual({
      opened: { at: NOW, device: 'd1', kind: 'feedback', record: 'complaint-1', fact: 'contact' },
    });
    expect(JSON.stringify(desk.store.all())).not.toContain('Ada');
  });

  it('that finds it altered is written down all the same', async () => {
    const desk = testDesk(NOW);
    const altered = opener({ open: async () => fail({ code: 'not-readable' }) });
    const result = await openContact(desk, { device: 'd1', place, sealed, opener: altered });
    expect(result).toEqual({ ok: false, failure: { code: 'not-readable' } });
    expect(openingsOf(desk.store.all())).toHaveLength(1);
  });
});
