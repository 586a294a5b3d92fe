import { plainWords } from '../kernel/plain-words.ts';

const LONGEST = 60;
/** Room kept at the end of a key for the rank that makes it unique (`-12`). */
const LONGEST_STEM = 54;

/**
 * The key of a new setting entry: a slug of its label that none of `taken` is. `Dépôt de dossier` → `depot-de-dossier`,
 * then `depot-de-dossier-2`. A label with no Latin letter or digit becomes `entree`. Always passes `keyShape`, and is never
 * the name of something every object has (`constructor`), which the records' door refuses.
 */
export function entryKey(label: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const stem = slugOf(label);
  if (!used.has(stem) && !(stem in Object.prototype)) return stem;
  let rank = 2;
  while (used.has(`${stem}-${rank}`)) rank += 1;
  return `${stem}-${rank}`.slice(0, LONGEST);
}

function slugOf(label: string): string {
  const slug = plainWords(label)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST_STEM)
    .replace(/-+$/, '');
  return slug === '' ? 'entree' : slug;
}
