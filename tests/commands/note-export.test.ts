import { describe, expect, it } from 'vitest';
import { noteExport } from '../../src/commands/note-export.ts';
import type { GuichetRecord } from '../../src/domain/kernel/record.ts';
import { StoreFailure } from '../../src/domain/kernel/store-failure.ts';
import type { OpeningShapes } from '../../src/domain/sealing/opening.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { readValues } from './read-values.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const sealed = { key: '0123456789abcdef0123', enc: 'A'.repeat(43), ciphertext: 'B'.repeat(704) };
const record = (id: string, value: unknown): GuichetRecord => ({
  id,
  site: 'site1',
  kind: 'feedback',
  facts: { contact: { stamp: '2026', value } } as never,
});

describe('a file made of records', () => {
  it('without a sealed contact leaves no line', async () => {
    const desk = testDesk(NOW);
    expect(await noteExport(desk, 'd1', [record('a', null), record('b', { text: 'x' })])).toBe(false);
    expect(desk.store.all()).toEqual([]);
  });

  it('whose line cannot be written is told as such', async () => {
    const desk = testDesk(NOW);
    desk.store.failNextWrite({ code: 'storage-full' });
    await expect(noteExport(desk, 'd1', [record('a', sealed)])).rejects.toBeInstanceOf(StoreFailure);
  });

  it('with contacts is written down first: who, when, how many, and nothing of them', async () => {
    const desk = testDesk(NOW);
    expect(await noteExport(desk, 'd1', [record('a', sealed), record('b', null)])).toBe(true);
    const [line, ...others] = desk.store.all();
    expect(others).toEqual([]);
    expect(line?.kind).toBe('opening');
    const { exported } = await readValues<OpeningShapes>(desk, line?.id ?? '');
    expect(exported).toEqual({ at: NOW, device: 'd1', records: 2, contacts: 1 });
  });
});
