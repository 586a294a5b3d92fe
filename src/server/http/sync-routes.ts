import * as v from 'valibot';
import {
  dayPageSchema,
  dayQuerySchema,
  digestAnswerSchema,
  digestRequestSchema,
} from '../../contract/digest.ts';
import { PULL_PAGE } from '../../contract/protocol.ts';
import { pullPageSchema, pullQuerySchema } from '../../contract/pull.ts';
import { pushAnswerSchema, pushRequestSchema } from '../../contract/push.ts';
import { ROUTES } from '../../contract/routes.ts';
import { ok } from '../../domain/kernel/result.ts';
import { type DayRows, digestKeeper, recordsOfDay } from '../use-cases/digest.ts';
import type { Endpoint } from '../use-cases/endpoint.ts';
import { type LogPage, pull } from '../use-cases/pull.ts';
import { push } from '../use-cases/push.ts';
import { digits } from './digits.ts';
import { JsonText, type Route, route } from './route.ts';
import { siteLines } from './site-lines.ts';

/** `after` and `limit` as an address carries them. */
const pullQueryText = v.pipe(
  v.object({ after: v.optional(digits, '0'), limit: v.optional(digits, String(PULL_PAGE)) }),
  pullQuerySchema,
);

/** The same of a day's. */
const dayQueryText = v.pipe(
  v.object({
    kind: v.string(),
    day: v.optional(v.string(), ''),
    after: v.optional(digits, '0'),
    limit: v.optional(digits, String(PULL_PAGE)),
  }),
  dayQuerySchema,
);

/** Pushes of one site: enough under way to share a commit well, and a line that takes little memory and is over in seconds. */
const PUSHES = { atOnce: 16, inLine: 64 };

export function syncRoutes(endpoint: Endpoint): readonly Route[] {
  const digests = digestKeeper(endpoint);
  return [
    route({
      method: 'POST',
      path: ROUTES.digest,
      access: 'any-poste',
      summary: 'Compares what the device holds with what the site has, kind by kind, then day by day',
      body: digestRequestSchema,
      answer: digestAnswerSchema,
      handle: async ({ caller, body }) => ok(await digests.compare(caller, body)),
    }),
    route({
      method: 'GET',
      path: ROUTES.recordsOfDay,
      access: 'any-poste',
      summary: 'The records of a kind filed under a day, where the postes of the device may read it',
      query: dayQueryText,
      answer: dayPageSchema,
      async handle({ caller, query }) {
        const page = await recordsOfDay(endpoint, caller, query);
        return page.ok ? ok(new JsonText(pageText(page.value))) : page;
      },
    }),
    route({
      method: 'POST',
      path: ROUTES.push,
      access: 'any-poste',
      summary: 'Takes in facts, record by record; the answer comes once they are on the disk',
      body: pushRequestSchema,
      answer: pushAnswerSchema,
      lines: siteLines(PUSHES),
      handle: ({ caller, body }) => push(endpoint, caller, body),
    }),
    route({
      method: 'GET',
      path: ROUTES.pull,
      access: 'any-poste',
      summary: 'What changed on the site since a number, of what the postes of the device read',
      query: pullQueryText,
      answer: pullPageSchema,
      handle: async ({ caller, query }) => ok(new JsonText(pageText(await pull(endpoint, caller, query)))),
    }),
  ];
}

/** `PullPage` as JSON. The facts are JSON in the database already: they are put in as they are, not read and written. */
function pageText({ rows, site, ...page }: LogPage | DayRows): string {
  const records = rows.map(
    ({ id, kind, facts }) =>
      `{"id":${JSON.stringify(id)},"site":${JSON.stringify(site)},"kind":${JSON.stringify(kind)},"facts":${facts}}`,
  );
  return `${JSON.stringify(page).slice(0, -1)},"records":[${records.join(',')}]}`;
}
