import type { CodeAnswer } from '../../../src/contract/enrolment.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import type { Poste } from '../../../src/domain/rights.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import type { EndpointProcess } from './endpoint-process.ts';

/** Opens the site of a new endpoint: the first device has every poste. */
export function openSite(endpoint: EndpointProcess): Promise<TestDevice> {
  return TestDevice.enrolled(endpoint.url, endpoint.openingCode(), GERS);
}

/** A code for one more device, made by one that has the poste `qualite`. */
export async function codeFor(
  office: TestDevice,
  postes: readonly Poste[],
  name = 'Poste d’essai',
): Promise<string> {
  const { status, body } = await office.call<CodeAnswer>('POST', ROUTES.codes, { body: { postes, name } });
  if (status !== 200) throw new Error(`No code: ${JSON.stringify(body)}`);
  return body.code;
}

export async function enrolMore(
  office: TestDevice,
  count: number,
  postes: readonly Poste[] = ['accueil'],
): Promise<TestDevice[]> {
  const devices: TestDevice[] = [];
  for (let made = 0; made < count; made += 1) {
    devices.push(await TestDevice.enrolled(office.url, await codeFor(office, postes)));
  }
  return devices;
}
