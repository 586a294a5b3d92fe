import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { sendProblem } from './answers.ts';
import type { Guard } from './guard.ts';
import { type Access, HtmlText, JsonText, type Route, type RouteRequest, STREAMED } from './route.ts';
import type { SiteLines } from './site-lines.ts';

/**
 * Calls a minute that nobody who works reaches: a device that drains a long outbox sends 20 pushes a second; a whole
 * préfecture opens the app behind one address.
 */
const CALLS_A_MINUTE = 3_000;

/** The answer to a push is identities, which hardly shrink: more pains would cost the endpoint more than the line saves. */
const LIGHT = { encodings: ['gzip' as const], zlibOptions: { level: 1 } };

/** Puts a declared route on the server: its guard, its limit, its schemas, its answer. */
export function mountRoute(
  server: FastifyInstance,
  route: Route,
  guardFor: (access: Access) => Guard,
  now: () => number,
): void {
  server.route({
    method: route.method,
    url: route.path,
    config: { access: route.access, rateLimit: limitOf(route) },
    onRequest: guardFor(route.access),
    ...(route.lines === undefined ? {} : { preHandler: inLine(route.lines, now) }),
    ...(route.method === 'GET' ? {} : { compress: LIGHT }),
    async handler(request, reply) {
      const read = readRequest(route, request, reply);
      if (typeof read === 'string') return sendProblem(reply, { error: 'invalid', detail: read }, now());
      const outcome = await route.handle(read);
      if (!outcome.ok) return sendProblem(reply, outcome.failure, now());
      return sendAnswer(reply, outcome.value);
    },
  });
}

/** Seconds after which a device that found its site's line full may come again; it adds some chance to them. */
const COME_AGAIN_SECONDS = 4;

/** Waits for a place once the body is there: who sends slowly holds none. */
function inLine(lines: SiteLines, now: () => number) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { caller } = request;
    if (caller === undefined || !('site' in caller)) return undefined;
    const leave = await lines.enter(caller.site);
    if (leave === undefined) {
      reply.header('retry-after', String(COME_AGAIN_SECONDS));
      return sendProblem(reply, { error: 'busy' }, now());
    }
    // Whoever has hung up meanwhile is told of no more.
    if (reply.raw.closed || reply.raw.destroyed) leave();
    else reply.raw.once('close', leave);
    return undefined;
  };
}

function limitOf({ access, limit }: Route) {
  return {
    max: limit ?? CALLS_A_MINUTE,
    timeWindow: 60_000,
    // After the guard, which runs first: who calls is known then.
    hook: 'preParsing' as const,
    keyGenerator: (request: FastifyRequest) => {
      const { caller } = request;
      return caller === undefined || access === 'own-key' ? request.ip : caller.keyThumbprint;
    },
  };
}

/** What the handler is given; or the field at fault. */
function readRequest(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): RouteRequest<Access, unknown, unknown> | string {
  const body = read(route.body, request.body, 'body');
  if (!body.ok) return body.at;
  const query = read(route.query, request.query, 'query');
  if (!query.ok) return query.at;
  const params = request.params as Record<string, string>;
  return { caller: request.caller as undefined, body: body.value, query: query.value, params, reply };
}

type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly at: string };

function read(schema: v.GenericSchema | undefined, input: unknown, whole: string): Read {
  if (schema === undefined) return { ok: true, value: undefined };
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output };
  return { ok: false, at: v.getDotPath(parsed.issues[0]) ?? whole };
}

function sendAnswer(reply: FastifyReply, value: unknown): FastifyReply {
  if (value === STREAMED) return reply;
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  if (value instanceof HtmlText) return reply.type('text/html; charset=utf-8').send(value.text);
  if (value instanceof JsonText) return reply.type('application/json; charset=utf-8').send(value.text);
  return reply.send(value);
}
