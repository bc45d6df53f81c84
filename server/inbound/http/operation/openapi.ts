import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { problem } from '#contract/decode/problem.ts';
import { ERRORS } from '../../../errors.ts';
import type { ErrorCode } from '../../../errors.ts';
import { problemOf } from '../problem.ts';
import { findPermission } from '../route-permissions.ts';
import type { Permission } from '../route-permissions.ts';
import { route } from '../route.ts';
import type { AnswerForm, Route } from '../route.ts';

type Json = Readonly<Record<string, unknown>>;

/** The route that describes all routes, itself included. */
export function withOpenApi(routes: readonly Route[], version: string): readonly Route[] {
  let document: Json | undefined;
  const self: Route = route({
    method: 'GET',
    path: '/openapi.json',
    id: 'readOpenApi',
    summary: 'This description (OpenAPI 3.1).',
    answer: { description: 'The description.' },
    handle: (): Json => (document ??= openApi([...routes, self], version)),
  });
  return [...routes, self];
}

/** Describes routes from the same declarations that serve them. */
export function openApi(routes: readonly Route[], version: string): Json {
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, Record<string, unknown>> = {};
  schemaRef(problem, schemas);
  for (const each of routes) {
    const path = each.atRoot === true ? each.path : `/api/v1${each.path}`;
    (paths[path] ??= {})[each.method.toLowerCase()] = operationOf(each, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mingjian 明鉴',
      version,
      description:
        'Supervision of government services. Refusals are RFC 9457 problem documents with one of the codes listed under x-error-codes.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'mingjian' },
        sourceKey: { type: 'http', scheme: 'bearer' },
        apiKey: {
          type: 'apiKey',
          in: 'query',
          name: 'api_key',
          description: 'Key of a source; in the form or in the address.',
        },
      },
    },
    'x-error-codes': ERRORS,
  };
}

function operationOf(each: Route, schemas: Record<string, unknown>): Json {
  const permission = findPermission(each.method, each.path);
  return {
    operationId: each.id,
    summary: each.summary,
    ...securityOf(permission),
    parameters: [
      ...pathParameters(each),
      ...queryParameters(each),
      ...ownPageHeader(each, permission),
    ],
    ...(each.body === undefined ? {} : { requestBody: requestBodyOf(each.body, schemas) }),
    ...(each.upload === undefined ? {} : { requestBody: uploadOf(each.upload) }),
    responses: {
      [String(each.answer.status ?? 200)]: answerOf(each.answer, schemas),
      ...refusalsOf(errorsOf(each, permission)),
    },
  };
}

function securityOf(permission: Permission | undefined): Json {
  switch (permission?.kind) {
    case 'session':
      return { security: [{ session: [] }], 'x-roles': permission.roles };
    case 'sourceKey':
      return { security: [{ sourceKey: [] }] };
    case 'apiKey':
      return { security: [{ apiKey: [] }] };
    case 'public':
    case undefined:
      return { security: [] };
  }
}

function pathParameters(each: Route): readonly Json[] {
  return [...each.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: each.params?.[name],
    schema: { type: 'string' },
  }));
}

function queryParameters(each: Route): readonly Json[] {
  if (each.query === undefined) return [];
  const schema = jsonSchema(each.query);
  const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : [];
  return Object.entries((schema['properties'] ?? {}) as Record<string, Json>).map(
    ([name, property]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      description: property['description'],
      schema: property,
    }),
  );
}

function ownPageHeader(each: Route, permission: Permission | undefined): readonly Json[] {
  const needed = each.path === '/session' || changesSomething(each, permission);
  const schema = { type: 'string', const: 'mingjian' };
  return needed ? [{ name: 'X-Requested-With', in: 'header', required: true, schema }] : [];
}

function requestBodyOf(body: NonNullable<Route['body']>, schemas: Record<string, unknown>): Json {
  const schema = schemaRef(body.schema, schemas);
  const types = body.types ?? ['application/json'];
  return {
    required: true,
    content: Object.fromEntries(
      types.map((type) => [type, bodyContent(type, schema, body.example)]),
    ),
  };
}

function uploadOf(type: string): Json {
  return { required: true, content: { [type]: { schema: { type: 'string', format: 'binary' } } } };
}

/** One event stands alone in its own media type; lines are text, an event each. */
function bodyContent(type: string, schema: Json, example: unknown): Json {
  const first: unknown = Array.isArray(example) ? example[0] : example;
  if (type.endsWith('ndjson')) {
    return { schema: { type: 'string' }, example: `${JSON.stringify(first)}\n` };
  }
  if (type === 'application/cloudevents+json') return { schema: schema['items'], example: first };
  return { schema, example };
}

function answerOf(answer: AnswerForm, schemas: Record<string, unknown>): Json {
  if (answer.status === 204 || answer.status === 302) return { description: answer.description };
  const type = answer.type ?? 'application/json';
  const text = answer.type !== undefined;
  const schema =
    answer.schema === undefined
      ? { type: text ? 'string' : 'object' }
      : schemaRef(answer.schema, schemas);
  const example = answer.example === undefined ? {} : { example: answer.example };
  const others = (answer.otherTypes ?? []).map((other): [string, Json] => [
    other,
    { schema: { type: 'string' } },
  ]);
  const content: Json = { [type]: { schema, ...example }, ...Object.fromEntries(others) };
  return { description: answer.description, content };
}

/** Whether a session that calls it has to say that the request comes from a page of its own. */
function changesSomething({ method }: Route, permission: Permission | undefined): boolean {
  return permission?.kind === 'session' && method !== 'GET' && permission.onlyAsks !== true;
}

/** What every route of a permission may also answer. */
function errorsOf(each: Route, permission: Permission | undefined): readonly ErrorCode[] {
  const failures: readonly ErrorCode[] =
    each.method === 'GET'
      ? ['server/unexpected', 'store/failed']
      : ['server/unexpected', 'store/failed', 'store/full', 'platform/closed'];
  const own: readonly ErrorCode[] = [...(each.errors ?? []), ...failures];
  if (permission?.kind === 'sourceKey' || permission?.kind === 'apiKey')
    return ['source/keyMissing', ...own];
  if (permission?.kind !== 'session') {
    return each.method === 'GET' ? own : ['request/foreignOrigin', ...own];
  }
  const changes: readonly ErrorCode[] = changesSomething(each, permission)
    ? ['request/notMingjian']
    : [];
  return [
    'session/required',
    'access/notAllowed',
    'session/secondFactorOwed',
    'request/foreignOrigin',
    ...changes,
    ...own,
  ];
}

function refusalsOf(codes: readonly ErrorCode[]): Json {
  const byStatus = Map.groupBy(codes, (code) => String(ERRORS[code].status));
  return Object.fromEntries(
    [...byStatus].map(([status, alike]) => [
      status,
      {
        description: alike.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('\n'),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            examples: Object.fromEntries(
              alike.map((code) => [code, { value: problemOf({ code }) }]),
            ),
          },
        },
      },
    ]),
  );
}

/**
 * A schema with its named parts moved to the components.
 *
 * @throws {Error} two different parts have one name: one of them would stand for both.
 */
function schemaRef(schema: z.ZodType, schemas: Record<string, unknown>): Json {
  const { $defs = {}, ...whole } = jsonSchema(schema);
  for (const [name, part] of Object.entries($defs as Json)) {
    if (schemas[name] !== undefined && !isDeepStrictEqual(schemas[name], part)) {
      throw new Error(`two schemas are named ${name}`);
    }
    schemas[name] = part;
  }
  return whole;
}

/** As input: callers may send, and answers may hold, more than is described. */
function jsonSchema(schema: z.ZodType): Json {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const text = JSON.stringify(described, (key, value: unknown) =>
    key === '$schema' ? undefined : value,
  );
  return JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as Record<
    string,
    unknown
  >;
}
