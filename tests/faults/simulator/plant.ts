import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { PlantedBug } from './planted-bugs.ts';

const SOURCE = fileURLToPath(new URL('../../../src/', import.meta.url));

export function sourceOf({ file }: PlantedBug): string {
  return SOURCE + file;
}

/** The source with the bug in it. @throws when the edit no longer fits */
export function planted(bug: PlantedBug, code: string): string {
  const places = code.split(bug.find).length - 1;
  if (places !== 1)
    throw new Error(`« ${bug.name} » fits ${places} times in ${bug.file}: bring it up to date`);
  return code.replace(bug.find, () => bug.replace);
}

/** Plants a bug on the source's way into a bundle; the tree stays as it is. */
export function plant(bug: () => PlantedBug | undefined): Plugin {
  return {
    name: 'plant-a-bug',
    enforce: 'pre',
    transform(code, id) {
      const one = bug();
      return one !== undefined && id.split('?')[0] === sourceOf(one) ? planted(one, code) : undefined;
    },
  };
}
