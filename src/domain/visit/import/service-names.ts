import { plainWords } from '../../kernel/plain-words.ts';
import { inOrder, type Service } from '../../setting/setting.ts';

/**
 * Finds a service by what an old file calls it: its key, its label or its short name, whatever the accents and capitals.
 * Retired services are found too, after those still offered: an old file names what was there then.
 */
export function serviceNames(services: Readonly<Record<string, Service>>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const ordered = inOrder(services);
  for (const service of [...ordered.filter((one) => one.active), ...ordered.filter((one) => !one.active)]) {
    for (const name of [service.key, service.label, service.short]) {
      const plain = plainWords(name);
      if (plain !== '' && !names.has(plain)) names.set(plain, service.key);
    }
  }
  return names;
}
