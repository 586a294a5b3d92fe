import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fenceCopies } from '../../../src/server/use-cases/copied-devices.ts';
import type { NumberedPush, Tables } from '../../../src/server/use-cases/ports.ts';

/** The numbers of pushes, in memory. Held to the port's words by tests/server/http/copied-device.test.ts on both engines. */
function pushTables() {
  const batches = new Map<number, string>();
  const fenced: string[] = [];
  let clashes = 0;
  let last = Number.NEGATIVE_INFINITY;
  const pushes: Tables['pushes'] = {
    async note(_site, noted) {
      return noted.filter(({ number, batch }) => {
        if (!batches.has(number)) batches.set(number, batch);
        return batches.get(number) !== batch;
      });
    },
    async countClash(_site, _device, number, within) {
      clashes = Math.abs(number - last) <= within ? clashes + 1 : 1;
      last = number;
      return clashes;
    },
    async forgetBelow(_site, _device, below) {
      for (const number of batches.keys()) if (number < below) batches.delete(number);
    },
  };
  const devices = { revoke: async (_site: string, device: string) => void fenced.push(device) };
  return { tables: { pushes, devices } as unknown as Tables, fenced };
}

const one = (number: number, memory: string): NumberedPush => ({
  device: 'd',
  number,
  batch: `${memory}-${number}`,
});

it('never fences one memory, whatever becomes of its requests on the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ fate: fc.constantFrom('arrives', 'lost', 'doubled'), delay: fc.nat({ max: 3_000 }) }),
        {
          maxLength: 300,
        },
      ),
      async (requests) => {
        const { tables, fenced } = pushTables();
        const arriving = requests.flatMap(({ fate, delay }, index) => {
          const number = index * 13 + 1;
          if (fate === 'lost') return [];
          const push = { at: index + delay, push: one(number, 'only') };
          return fate === 'doubled' ? [push, { ...push, at: push.at + 50 }] : [push];
        });
        for (const { push } of arriving.sort((a, b) => a.at - b.at))
          await fenceCopies(tables, 's', [push], 1);
        expect(fenced).toEqual([]);
      },
    ),
  );
});

it('fences two memories that both go on, wherever the copy was made, within three pushes of the one behind', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1_500 }),
      fc.array(fc.boolean(), { minLength: 300, maxLength: 300 }),
      async (copiedAt, turns) => {
        const { tables, fenced } = pushTables();
        const next = { original: copiedAt, copy: copiedAt };
        for (let number = 0; number < copiedAt; number += 1)
          await fenceCopies(tables, 's', [one(number, 'original')], 1);
        let behind = 0;
        for (const turn of turns) {
          const memory = turn ? 'original' : 'copy';
          const other = turn ? 'copy' : 'original';
          if (next[memory] < next[other]) behind += 1;
          await fenceCopies(tables, 's', [one(next[memory], memory)], 1);
          next[memory] += 1;
          expect(fenced.length > 0).toBe(behind >= 3);
          if (behind >= 3) return;
        }
      },
    ),
  );
});
