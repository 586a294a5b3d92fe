import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendProblem } from './answers.ts';

const HASHED_FILES = 'assets/';
const FOREVER = 'public, max-age=31536000, immutable';
const PAGE = 'index.html';

/**
 * Serves the built app: its files, which are listed once, and its page at every address of a screen. Files with a hash
 * in their name are kept for ever; the others are asked for again each time.
 * @param folder absolute path of the built app
 */
export async function serveClient(server: FastifyInstance, folder: string, now: () => number): Promise<void> {
  const files = new Set(await filesOf(folder));
  await server.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });

  function send(reply: FastifyReply, file: string): FastifyReply {
    return reply.header('cache-control', file.startsWith(HASHED_FILES) ? FOREVER : 'no-cache').sendFile(file);
  }

  server.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    config: { access: 'public' },
    handler(request, reply) {
      const path = (request.params as { '*': string })['*'];
      if (files.has(path)) return send(reply, path);
      if (isScreen(path) && files.has(PAGE)) return send(reply, PAGE);
      return sendProblem(reply, { error: 'not-found' }, now());
    },
  });
}

/** Whether a path may be the address of a screen: none of ours has a dot, and the endpoint's own are not screens. */
function isScreen(path: string): boolean {
  return !/^(api|public)(\/|$)/.test(path) && !path.includes('.');
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
