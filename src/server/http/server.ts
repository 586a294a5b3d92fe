import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { PUSH_BYTES_MAX } from '../../contract/protocol.ts';
import { ROUTES } from '../../contract/routes.ts';
import { ok } from '../../domain/kernel/result.ts';
import { boardKeeper } from '../use-cases/board-keeper.ts';
import type { Endpoint } from '../use-cases/endpoint.ts';
import type { UsedProofs } from '../use-cases/ports.ts';
import { publicKeeper } from '../use-cases/public-keeper.ts';
import { accessRoutes } from './access-routes.ts';
import { sendProblem } from './answers.ts';
import { boardRoutes } from './board-routes.ts';
import { serveClient } from './client-files.ts';
import { deviceRoutes } from './device-routes.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import { answerErrors } from './errors.ts';
import { guardFor } from './guard.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { healthRoutes } from './health-routes.ts';
import { type LogOptions, loggerOptions, logRequests } from './logs.ts';
import { type MetricsOptions, serveMetrics } from './metrics.ts';
import { mountRoute } from './mount-route.ts';
import { nonces } from './nonces.ts';
import { openApiOf } from './openapi.ts';
import { proofs } from './proofs.ts';
import { publicRoutes } from './public-routes.ts';
import { readJsonOnly } from './read-json-only.ts';
import { retentionRoutes } from './retention-routes.ts';
import { type Route, route } from './route.ts';
import { syncRoutes } from './sync-routes.ts';
import { wakeStreams } from './wake-routes.ts';

export interface ServerOptions extends LogOptions, MetricsOptions {
  readonly endpoint: Endpoint;
  readonly usedProofs: UsedProofs;
  /** What nonces are made with: shared by all processes that share used proofs. */
  readonly nonceSecret: string;
  readonly version: string;
  /** Absolute path of the built app; without it only the API is served. */
  readonly clientFolder?: string;
  /** Addresses or networks of the proxies whose `X-Forwarded-For` is believed; this machine when left out. */
  readonly trustedProxies?: readonly string[];
}

/** A tablet on a thin link has no use for them; `Retry-After` says all. */
const NO_COUNTERS = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
};

/** A connection that sends its request this slowly is cut: one push over a very thin link takes minutes. */
const REQUEST_TIMEOUT_MS = 300_000;

/** Headers come in one go; who sends them byte by byte holds a link for nothing. */
const HEADERS_TIMEOUT_MS = 20_000;
const HEADER_BYTES_MAX = 16_384;

/** The endpoint's HTTP server, not yet listening. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { endpoint, version } = options;
  const server = fastify({
    bodyLimit: PUSH_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: [...(options.trustedProxies ?? ['loopback'])],
    http: { maxHeaderSize: HEADER_BYTES_MAX, headersTimeout: HEADERS_TIMEOUT_MS },
    exposeHeadRoutes: false,
    logger: loggerOptions(options),
    logController: new LogController({ disableRequestLogging: true }),
  });
  refuseUnguardedRoutes(server);
  logRequests(server);
  server.decorateRequest('caller', undefined);
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });
  answerErrors(server, endpoint.now);
  readJsonOnly(server);
  await server.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await server.register(rateLimit, {
    global: false,
    addHeaders: NO_COUNTERS,
    addHeadersOnExceeding: NO_COUNTERS,
  });
  await mountAll(server, options);
  serveMetrics(server, options, endpoint.now);
  server.setNotFoundHandler((_request, reply) => sendProblem(reply, { error: 'not-found' }, endpoint.now()));
  if (options.clientFolder !== undefined) await serveClient(server, options.clientFolder, endpoint.now);
  server.log.info({ version, database: endpoint.store.engine }, 'ready to listen');
  return server;
}

async function mountAll(
  server: FastifyInstance,
  { endpoint, nonceSecret, usedProofs, version }: ServerOptions,
): Promise<void> {
  const ourNonces = nonces(nonceSecret, endpoint.now);
  const guard = guardFor(endpoint, proofs(ourNonces, usedProofs), ourNonces);
  const wake = wakeStreams(endpoint);
  const boards = boardKeeper(endpoint);
  const routes = [
    ...healthRoutes(endpoint, version),
    ...enrolmentRoutes(endpoint),
    ...syncRoutes(endpoint),
    ...wake.routes,
    ...boardRoutes(boards),
    ...publicRoutes(publicKeeper(endpoint, boards)),
    ...deviceRoutes(endpoint),
    ...accessRoutes(endpoint),
    ...retentionRoutes(endpoint),
  ];
  for (const each of [...routes, openApiRoute(routes, version)])
    mountRoute(server, each, guard, endpoint.now);
  server.addHook('preClose', async () => wake.end());
}

function openApiRoute(routes: readonly Route[], version: string): Route {
  const document = openApiOf(routes, version);
  return route({
    method: 'GET',
    path: ROUTES.openapi,
    access: 'public',
    summary: 'This document',
    handle: async () => ok(document),
  });
}

/** @throws at the start, when a route does not say who may call it */
function refuseUnguardedRoutes(server: FastifyInstance): void {
  server.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access === undefined) throw new Error(`${method} ${url} does not say who may call it`);
  });
}
