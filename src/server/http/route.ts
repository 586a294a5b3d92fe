import type { FastifyReply } from 'fastify';
import type * as v from 'valibot';
import type { Poste } from '../../domain/rights.ts';
import type { EnrolledDevice } from '../use-cases/ports.ts';
import type { Outcome } from '../use-cases/problem.ts';
import type { SiteLines } from './site-lines.ts';

/**
 * Who may call a route. `own-key`: whoever proves a key, enrolled or not. `any-poste` or a list: an enrolled device, not
 * revoked, that holds one of these postes. There is no default: a route that does not say does not compile, and one that
 * goes around this type stops the start (`server.ts`).
 */
export type Access = 'public' | 'own-key' | 'any-poste' | readonly Poste[];

/** A key that signed this request. */
export interface ProvenKey {
  /** RFC 7638. */
  readonly keyThumbprint: string;
}

type CallerOf<A extends Access> = A extends 'public'
  ? undefined
  : A extends 'own-key'
    ? ProvenKey
    : EnrolledDevice;

export interface RouteRequest<A extends Access, Body, Query> {
  readonly caller: CallerOf<A>;
  readonly body: Body;
  readonly query: Query;
  readonly params: Readonly<Record<string, string>>;
  readonly reply: FastifyReply;
}

export interface RouteDeclaration<A extends Access, Body, Query> {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** As in `contract/routes.ts`. */
  readonly path: string;
  readonly access: A;
  /** One line for the OpenAPI document. */
  readonly summary: string;
  readonly body?: v.GenericSchema<unknown, Body>;
  readonly query?: v.GenericSchema<unknown, Query>;
  /** What a success looks like, for the OpenAPI document. */
  readonly answer?: v.GenericSchema;
  /** Calls a minute: from one address for a public route, from one device for the others. */
  readonly limit?: number;
  /** Where calls of one site wait for each other. */
  readonly lines?: SiteLines;
  handle(request: RouteRequest<A, Body, Query>): Promise<Outcome<unknown>>;
}

export type Route = RouteDeclaration<Access, unknown, unknown>;

/** Declares a route, its handler typed by its access and its schemas. */
export function route<const A extends Access, Body = undefined, Query = undefined>(
  declaration: RouteDeclaration<A, Body, Query>,
): Route {
  return declaration as unknown as Route;
}

/** An answer that is JSON text already. */
export class JsonText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An answer that is a page. */
export class HtmlText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** The handler has taken the connection over. */
export const STREAMED = Symbol('streamed');
