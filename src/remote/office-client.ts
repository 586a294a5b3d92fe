import * as v from 'valibot';
import { type AccessPage, type AccessQuery, accessPageSchema } from '../contract/access-log.ts';
import {
  type CodeAnswer,
  codeAnswerSchema,
  type DeviceRow,
  devicesAnswerSchema,
} from '../contract/enrolment.ts';
import { type PreviewAnswer, previewAnswerSchema } from '../contract/retention.ts';
import { ROUTES } from '../contract/routes.ts';
import { ok, type Result } from '../domain/kernel/result.ts';
import type { SiteRetention } from '../domain/retention/retention.ts';
import type { Poste } from '../domain/rights.ts';
import type { EndpointClient } from './endpoint-client.ts';

/** What the quality office asks of the endpoint itself. */
export interface OfficeClient {
  createCode(postes: readonly Poste[], name: string): Promise<Result<CodeAnswer>>;
  devices(): Promise<Result<readonly DeviceRow[]>>;
  changePostes(device: string, postes: readonly Poste[]): Promise<Result<null>>;
  revoke(device: string): Promise<Result<null>>;
  sayRetired(): Promise<Result<null>>;
  accesses(query: AccessQuery): Promise<Result<AccessPage>>;
  previewRetention(rules: SiteRetention): Promise<Result<PreviewAnswer>>;
}

export function officeClient(client: EndpointClient): OfficeClient {
  return {
    createCode: (postes, name) => client.send('POST', ROUTES.codes, { postes, name }, codeAnswerSchema),
    async devices() {
      const answer = await client.get(ROUTES.devices, devicesAnswerSchema);
      return answer.ok ? ok(answer.value.devices) : answer;
    },
    changePostes: async (device, postes) =>
      done(await client.send('PUT', routeOf(ROUTES.devicePostes, device), { postes }, v.object({}))),
    previewRetention: (rules) => client.send('POST', ROUTES.retentionPreview, { rules }, previewAnswerSchema),
    revoke: async (device) =>
      done(await client.send('POST', routeOf(ROUTES.deviceRevocation, device), {}, v.object({}))),
    sayRetired: async () => done(await client.send('POST', ROUTES.retirement, {}, v.object({}))),
    accesses: (query) => client.get(ROUTES.accesses, accessPageSchema, textsOf(query)),
  };
}

function routeOf(route: string, device: string): string {
  return route.replace(':device', encodeURIComponent(device));
}

function textsOf(query: AccessQuery): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

function done(answer: Result<unknown>): Result<null> {
  return answer.ok ? ok(null) : answer;
}
