import { POSTES } from '../../domain/rights.ts';
import { makeCode } from './codes.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * The code that the console shows at a start: it opens the site when there is none yet, or all postes of the
 * demonstration. `undefined` when there is nothing to open.
 */
export async function entryCode(endpoint: Endpoint, demo: boolean): Promise<string | undefined> {
  const site = await endpoint.store.read.sites.first();
  if (site !== undefined && !demo) return undefined;
  const { code } = await makeCode(endpoint, site?.id, POSTES);
  return code;
}

/** A code for a new `qualite` poste, when the last one is lost; `undefined` when there is no site. */
export async function rescueCode(endpoint: Endpoint): Promise<string | undefined> {
  const site = await endpoint.store.read.sites.first();
  return site && (await makeCode(endpoint, site.id, ['qualite'])).code;
}
