import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Histogram, Registry } from 'prom-client';
import { sendProblem } from './answers.ts';

export interface MetricsOptions {
  /** Lets who sends it (`Authorization: Bearer …`) read the measures from elsewhere than this machine. */
  readonly metricsToken?: string;
}

const PATH = '/metrics';

/** Seconds: from a pull of nothing to a push over a thin link. */
const BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30];

interface Measures {
  readonly registry: Registry;
  readonly answers: Histogram;
}

/**
 * Measures for Prometheus: of the process, and of the answers by route and status. No device, no address, no name. Nothing is
 * loaded or counted before somebody asks for the first time.
 */
export function serveMetrics(
  server: FastifyInstance,
  { metricsToken }: MetricsOptions,
  now: () => number,
): void {
  let measures: Measures | undefined;

  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    measures?.answers.observe(labels, reply.elapsedTime / 1000);
  });

  server.route({
    method: 'GET',
    url: PATH,
    config: { access: 'public' },
    async handler(request, reply) {
      if (!mayRead(request, metricsToken)) return sendProblem(reply, { error: 'not-found' }, now());
      measures ??= await newMeasures();
      reply.header('cache-control', 'no-store').type(measures.registry.contentType);
      return measures.registry.metrics();
    },
  });
}

async function newMeasures(): Promise<Measures> {
  const { collectDefaultMetrics, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'guichet_answer_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  return { registry, answers };
}

/** This machine itself, not what a proxy on it passes on; or whoever holds the token. */
function mayRead({ ip, headers }: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return isEqual(headers.authorization ?? '', `Bearer ${token}`);
  const isPassedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isPassedOn && /^(127\.|::1$|::ffff:127\.)/.test(ip);
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
