import * as v from 'valibot';
import { accessPageSchema, accessQuerySchema } from '../../contract/access-log.ts';
import { ROUTES } from '../../contract/routes.ts';
import { ACCESS_PAGE_MAX } from '../../domain/access/access.ts';
import { ok } from '../../domain/kernel/result.ts';
import { readAccesses } from '../use-cases/access-log.ts';
import type { Endpoint } from '../use-cases/endpoint.ts';
import { digits } from './digits.ts';
import { type Route, route } from './route.ts';

/** The query as an address carries it. */
const accessQueryText = v.pipe(
  v.object({ ...accessQuerySchema.entries, limit: v.optional(digits, String(ACCESS_PAGE_MAX)) }),
  accessQuerySchema,
);

export function accessRoutes(endpoint: Endpoint): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: ROUTES.accesses,
      access: ['qualite'],
      summary: 'Who did what on the site: the log of accesses, the latest first',
      query: accessQueryText,
      answer: accessPageSchema,
      handle: async ({ caller, query }) => ok(await readAccesses(endpoint, caller.site, query)),
    }),
  ];
}
