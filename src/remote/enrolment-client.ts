import { generateKeyPair } from 'dpop';
import * as v from 'valibot';
import {
  type Device,
  deviceSchema,
  type EnrolRequest,
  type LookAnswer,
  lookAnswerSchema,
  publicKeySchema,
} from '../contract/enrolment.ts';
import { ROUTES } from '../contract/routes.ts';
import type { Result } from '../domain/kernel/result.ts';
import { endpointClient } from './endpoint-client.ts';
import type { Caller } from './signed-fetch.ts';

/** How a browser becomes a poste. */
export interface EnrolmentClient {
  look(code: string): Promise<Result<LookAnswer>>;
  /** Uses the code; `key` is the device's from then on. */
  enrol(key: CryptoKeyPair, request: Omit<EnrolRequest, 'key'>): Promise<Result<Device>>;
  /** The device that has this key; `revoked` when none has. */
  deviceOf(key: CryptoKeyPair): Promise<Result<Device>>;
}

export function enrolmentClient(open: Omit<Caller, 'key'>): EnrolmentClient {
  return {
    look: (code) => endpointClient(open).send('POST', ROUTES.look, { code }, lookAnswerSchema),
    async enrol(key, request) {
      const jwk = await crypto.subtle.exportKey('jwk', key.publicKey);
      const body: EnrolRequest = { ...request, key: v.parse(publicKeySchema, jwk) };
      return endpointClient({ ...open, key }).send('POST', ROUTES.enrol, body, deviceSchema);
    },
    deviceOf: (key) => endpointClient({ ...open, key }).get(ROUTES.device, deviceSchema),
  };
}

/** A key whose private half can be used here, and read by nobody. */
export function newDeviceKey(): Promise<CryptoKeyPair> {
  return generateKeyPair('ES256', { extractable: false }) as Promise<CryptoKeyPair>;
}
