import { dayPageSchema, digestAnswerSchema } from '../contract/digest.ts';
import { deviceSchema } from '../contract/enrolment.ts';
import { healthSchema } from '../contract/health.ts';
import { pullPageSchema } from '../contract/pull.ts';
import { pushAnswerSchema } from '../contract/push.ts';
import { ROUTES } from '../contract/routes.ts';
import type { Remote } from '../sync/ports.ts';
import type { EndpointClient } from './endpoint-client.ts';

/** The endpoint over HTTP, as the sync needs it. */
export function fetchRemote(client: EndpointClient): Remote {
  return {
    push: (request) => client.send('POST', ROUTES.push, request, pushAnswerSchema),
    pull: ({ after, limit }) =>
      client.get(ROUTES.pull, pullPageSchema, { after: String(after), limit: String(limit) }),
    digest: (request) => client.send('POST', ROUTES.digest, request, digestAnswerSchema),
    recordsOfDay: ({ kind, day, after, limit }) =>
      client.get(ROUTES.recordsOfDay, dayPageSchema, {
        kind,
        day,
        after: String(after),
        limit: String(limit),
      }),
    time: () => client.get(ROUTES.health, healthSchema),
    device: () => client.get(ROUTES.device, deviceSchema),
  };
}
