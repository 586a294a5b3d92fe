import * as v from 'valibot';
import {
  codeAnswerSchema,
  codeRequestSchema,
  deviceSchema,
  devicesAnswerSchema,
  postesRequestSchema,
} from '../../contract/enrolment.ts';
import { ROUTES } from '../../contract/routes.ts';
import { ok } from '../../domain/kernel/result.ts';
import {
  changePostes,
  codeForDevice,
  listDevices,
  ownDevice,
  retireDevice,
  revokeDevice,
} from '../use-cases/devices.ts';
import type { Endpoint } from '../use-cases/endpoint.ts';
import { type Route, route } from './route.ts';

const deviceRowSchema = devicesAnswerSchema.entries.devices.item;

export function deviceRoutes(endpoint: Endpoint): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: ROUTES.device,
      access: 'any-poste',
      summary: 'This device, as the endpoint knows it now',
      answer: deviceSchema,
      handle: async ({ caller }) => ok(await ownDevice(endpoint, caller)),
    }),
    route({
      method: 'POST',
      path: ROUTES.retirement,
      access: 'any-poste',
      summary: 'This device has emptied its memory and is no poste any more',
      body: v.object({}),
      answer: deviceRowSchema,
      handle: async ({ caller }) => ok(await retireDevice(endpoint, caller)),
    }),
    route({
      method: 'POST',
      path: ROUTES.codes,
      access: ['qualite'],
      summary: 'A one-time code for a new device',
      body: codeRequestSchema,
      answer: codeAnswerSchema,
      handle: async ({ caller, body }) => ok(await codeForDevice(endpoint, caller, body)),
    }),
    route({
      method: 'GET',
      path: ROUTES.devices,
      access: ['qualite'],
      summary: 'Every device the site ever had',
      answer: devicesAnswerSchema,
      handle: async ({ caller }) => ok(await listDevices(endpoint, caller)),
    }),
    route({
      method: 'PUT',
      path: ROUTES.devicePostes,
      access: ['qualite'],
      summary: 'Changes the postes of a device',
      body: postesRequestSchema,
      answer: deviceRowSchema,
      handle: ({ caller, params, body }) => changePostes(endpoint, caller, params.device ?? '', body.postes),
    }),
    route({
      method: 'POST',
      path: ROUTES.deviceRevocation,
      access: ['qualite'],
      summary: 'Takes every right from a device, at once',
      body: v.object({}),
      answer: deviceRowSchema,
      handle: ({ caller, params }) => revokeDevice(endpoint, caller, params.device ?? ''),
    }),
  ];
}
