import { type Health, healthSchema } from '../../contract/health.ts';
import { PROTOCOL } from '../../contract/protocol.ts';
import { ROUTES } from '../../contract/routes.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Endpoint } from '../use-cases/endpoint.ts';
import { type Route, route } from './route.ts';

export function healthRoutes(endpoint: Endpoint, version: string): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: ROUTES.health,
      access: 'public',
      summary: 'Whether this process can serve; 503 when its database does not answer',
      answer: healthSchema,
      async handle({ reply }) {
        const health = await healthOf(endpoint, version);
        if (!health.ok) reply.code(503);
        return ok(health);
      },
    }),
  ];
}

async function healthOf({ store, now }: Endpoint, version: string): Promise<Health> {
  const reached = await store.check().then(
    () => true,
    () => false,
  );
  return { ok: reached, version, protocol: PROTOCOL, database: store.engine, time: now() };
}
