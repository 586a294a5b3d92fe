import { calculateJwkThumbprint } from 'jose';
import {
  deviceSchema,
  enrolRequestSchema,
  lookAnswerSchema,
  lookRequestSchema,
} from '../../contract/enrolment.ts';
import { ROUTES } from '../../contract/routes.ts';
import type { Endpoint } from '../use-cases/endpoint.ts';
import { enrol, look } from '../use-cases/enrol.ts';
import { refuse } from '../use-cases/problem.ts';
import { type Route, route } from './route.ts';

/** Tries of a code a minute from one address, behind which a whole préfecture may stand. */
const TRIES_A_MINUTE = 60;

export function enrolmentRoutes(endpoint: Endpoint): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: ROUTES.look,
      access: 'public',
      summary: 'What a one-time code opens, without using it',
      body: lookRequestSchema,
      answer: lookAnswerSchema,
      limit: TRIES_A_MINUTE,
      handle: ({ body }) => look(endpoint, body.code),
    }),
    route({
      method: 'POST',
      path: ROUTES.enrol,
      access: 'own-key',
      summary: 'Uses a one-time code: this key becomes a device of the site',
      body: enrolRequestSchema,
      answer: deviceSchema,
      limit: TRIES_A_MINUTE,
      async handle({ body, caller }) {
        const declared = await calculateJwkThumbprint(body.key);
        if (declared !== caller.keyThumbprint) return refuse('proof', 'key');
        return enrol(endpoint, body, caller.keyThumbprint);
      },
    }),
  ];
}
