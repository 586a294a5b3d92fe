import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { publicFiguresSchema } from '../../contract/public-figures.ts';
import { ROUTES } from '../../contract/routes.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { Outcome } from '../use-cases/problem.ts';
import type { Publication, PublicKeeper } from '../use-cases/public-keeper.ts';
import { PUBLIC_STYLE, publicPage } from './public-page.ts';
import { HtmlText, type Route, route } from './route.ts';

/** Calls a minute from one address: a town hall's readers may share one. */
const LIMIT = 600;

const STYLE_HASH = createHash('sha256').update(PUBLIC_STYLE).digest('base64');

/** The only answers a page of another site may frame: they hold no script, no form, no link, and nothing of anybody. */
const PUBLIC_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join('; '),
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'public, max-age=60',
};

export function publicRoutes(keeper: PublicKeeper): readonly Route[] {
  const open = async (
    site: string | undefined,
    reply: FastifyReply,
    answer: (publication: Publication) => unknown,
  ): Promise<Outcome<unknown>> => {
    const publication = await keeper.publication(site ?? '');
    if (publication === undefined) return fail({ error: 'not-found' });
    reply.headers(PUBLIC_HEADERS).removeHeader('dpop-nonce');
    return ok(answer(publication));
  };
  const page = (path: string, summary: string, framed: boolean): Route =>
    route({
      method: 'GET',
      path,
      access: 'public',
      summary,
      limit: LIMIT,
      handle: ({ params, reply }) =>
        open(params['site'], reply, (publication) => new HtmlText(publicPage(publication, framed))),
    });
  return [
    page(ROUTES.publicPage, 'Busy hours of a site that publishes them, as a page', false),
    page(ROUTES.publicFrame, 'The same, to stand inside a page of another site', true),
    route({
      method: 'GET',
      path: ROUTES.publicFigures,
      access: 'public',
      summary: 'The same, as JSON; counts under five are null',
      answer: publicFiguresSchema,
      limit: LIMIT,
      handle: ({ params, reply }) =>
        open(params['site'], reply, ({ figures }) => {
          reply.header('access-control-allow-origin', '*');
          return figures;
        }),
    }),
  ];
}
