import { inOrder, type Service } from '../../domain/setting/setting.ts';
import type { Hue } from '../ui/hue.ts';

/** How a service is told from the others at a glance: a colour, and a letter for where there is none. */
export interface ServiceLook {
  readonly key: string;
  readonly label: string;
  readonly short: string;
  readonly hue: Hue;
  readonly mark: string;
}

const HUES: readonly Hue[] = ['blue', 'plum', 'green', 'ochre', 'brick', 'teal', 'rose', 'slate'];

/**
 * The look of every service, those no longer offered included (old records keep theirs), by its place in the list: the
 * same on every screen. A service this site does not know shows its key.
 */
export function serviceLooks(services: Readonly<Record<string, Service>>): (key: string) => ServiceLook {
  const looks = new Map<string, ServiceLook>();
  const marks = new Set<string>();
  inOrder(services).forEach(({ key, label, short }, rank) => {
    const mark = freeMark(short, marks);
    marks.add(mark);
    looks.set(key, { key, label, short, hue: HUES[rank % HUES.length] as Hue, mark });
  });
  return (key) => looks.get(key) ?? { key, label: key, short: key, hue: 'slate', mark: '?' };
}

/** The first letter, or the first two where another service has that one (« Accueil », « Autres »). */
function freeMark(short: string, taken: ReadonlySet<string>): string {
  const first = short.slice(0, 1).toUpperCase();
  return taken.has(first) ? short.slice(0, 2) : first;
}
