import { uuidv7 } from '../../domain/kernel/ids.ts';
import type { Endpoint } from './endpoint.ts';
import type { Access, AccessAct, EnrolledDevice, Tables } from './ports.ts';

/** The endpoint itself, or whoever sits at its console: told apart by the system's own journal, not by this one. */
const ENDPOINT_NAME = 'Serveur';

/**
 * Writes down that something was done on a site, in the transaction that does it: what is not written down was not done.
 * @param by the device that did it; the endpoint where absent
 * @param detail to what: a device's name, postes, numbers; no content of any record
 */
export function noteAccess(
  { now, random }: Pick<Endpoint, 'now' | 'random'>,
  tables: Tables,
  site: string,
  act: AccessAct,
  { by, detail = '' }: { readonly by?: Pick<EnrolledDevice, 'id' | 'name'>; readonly detail?: string },
): Promise<void> {
  const at = now();
  const access: Access = {
    id: uuidv7(at, random(10)),
    at,
    who: by?.name ?? ENDPOINT_NAME,
    act,
    detail,
    ...(by === undefined ? {} : { device: by.id }),
  };
  return tables.accesses.add(site, access);
}
