import { previewAnswerSchema, previewRequestSchema } from '../../contract/retention.ts';
import { ROUTES } from '../../contract/routes.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Endpoint } from '../use-cases/endpoint.ts';
import { previewRetention } from '../use-cases/preview-retention.ts';
import { type Route, route } from './route.ts';

export function retentionRoutes(endpoint: Endpoint): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: ROUTES.retentionPreview,
      access: ['qualite'],
      summary: 'What retention would erase and remove, by rules that are only proposed',
      body: previewRequestSchema,
      answer: previewAnswerSchema,
      // It may read a large part of the register.
      limit: 20,
      handle: async ({ caller, body }) => ok(await previewRetention(endpoint, caller, body)),
    }),
  ];
}
