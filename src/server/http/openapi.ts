import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { problemSchema } from '../../contract/refusal.ts';
import type { Access, Route } from './route.ts';

const JSON_TYPE = 'application/json';

/** The OpenAPI 3.1 document of these routes, made from the very schemas that requests pass. */
export function openApiOf(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Guichet', version },
    paths,
    components: {
      securitySchemes: {
        proof: {
          type: 'apiKey',
          in: 'header',
          name: 'DPoP',
          description: 'Proof of possession, RFC 9449, with a nonce',
        },
      },
    },
  };
}

function operationOf(route: Route): object {
  const { summary, access, body, answer } = route;
  return {
    summary,
    ...(access === 'public' ? {} : { security: [{ proof: [] }], 'x-postes': postesOf(access) }),
    ...(route.path.includes(':') || route.query ? { parameters: parametersOf(route) } : {}),
    ...(body === undefined ? {} : { requestBody: { required: true, content: content(body) } }),
    responses: {
      200: { description: 'OK', ...(answer === undefined ? {} : { content: content(answer) }) },
      default: { description: 'Why not', content: content(problemSchema) },
    },
  };
}

function postesOf(access: Access): readonly string[] {
  return typeof access === 'string' ? [access] : access;
}

function parametersOf({ path, query }: Route): object[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const properties = query === undefined ? {} : (schemaOf(query).properties ?? {});
  return [...inPath, ...Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }))];
}

function content(schema: v.GenericSchema): object {
  return { [JSON_TYPE]: { schema: schemaOf(schema) } };
}

/** What JSON schema cannot say (a trimmed text, a rule between two fields) is left out of it. */
function schemaOf(schema: v.GenericSchema): JsonSchema {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' });
  return rest;
}
