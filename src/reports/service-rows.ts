import { inOrder, type Service } from '../domain/setting/setting.ts';

/** A service as a table names it: its label, and the short name where that is another word (« … (PAN) »). */
export interface ServiceName {
  readonly key: string;
  readonly label: string;
}

/**
 * The services a table has a row for: those still offered, even with nobody, then those retired or forgotten that `seen`
 * names: somebody came to them.
 */
export function serviceRows(
  services: Readonly<Record<string, Service>>,
  seen: Iterable<string>,
): readonly ServiceName[] {
  const counted = new Set(seen);
  const known = inOrder(services).filter((service) => service.active || counted.has(service.key));
  const unknown = [...counted].filter((key) => !Object.hasOwn(services, key)).sort();
  return [
    ...known.map(({ key, label, short }) => ({
      key,
      label: label.includes(short) ? label : `${label} (${short})`,
    })),
    ...unknown.map((key) => ({ key, label: key })),
  ];
}
