import { decode } from '#contract/decode/decode.ts';
import { ERRORS } from '../../../errors.ts';
import { routesOf } from '../../../testing/routes-of.ts';
import { openApi } from './openapi.ts';

const ROUTES = routesOf();

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

// As it crosses the wire: what JSON leaves out is not there.
const DOCUMENT = JSON.parse(JSON.stringify(openApi(ROUTES, '0.0.0'))) as Document;

function operations(): readonly (readonly [string, Operation])[] {
  return Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  );
}

describe('openapi.json', () => {
  it('is of version 3.1 and lists every route once', () => {
    expect(DOCUMENT.openapi).toBe('3.1.0');
    const listed = operations().map(([name]) => name);
    const served = ROUTES.map(
      ({ method, path, atRoot }) =>
        `${method.toLowerCase()} ${atRoot === true ? path : `/api/v1${path}`}`,
    );
    expect(listed.toSorted()).toEqual(served.toSorted());
  });

  it('gives every operation a name of its own', () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('declares every parameter of a path', () => {
    for (const [name, operation] of operations()) {
      const declared = operation.parameters.filter(({ in: place }) => place === 'path');
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect(declared.map((parameter) => parameter.name)).toEqual(inPath as string[]);
    }
  });

  it('refers only to schemas that it holds', () => {
    const text = JSON.stringify(DOCUMENT);
    const names = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
    expect(names.length).toBeGreaterThan(20);
    for (const ref of names) {
      const [, name = ''] = /^#\/components\/schemas\/(\w+)$/.exec(ref) ?? [];
      expect(Object.keys(DOCUMENT.components.schemas)).toContain(name);
    }
  });

  it('describes a success and at least one refusal of every operation', () => {
    for (const [, { responses }] of operations()) {
      const statuses = Object.keys(responses);
      expect(statuses.some((status) => /^[23]/.test(status))).toBeTrue();
      expect(statuses.some((status) => Number(status) >= 400)).toBeTrue();
    }
  });

  it('carries every error code', () => {
    const text = JSON.stringify(DOCUMENT);
    for (const code of Object.keys(ERRORS)) expect(text).toContain(`"${code}"`);
  });

  for (const { method, path, body, answer } of ROUTES) {
    if (body !== undefined) {
      it(`shows a body of ${method} ${path} that its schema takes`, () => {
        expect(decode(body.schema, body.example)).toEqual(
          jasmine.objectContaining({ ok: true as const }),
        );
      });
    }
    if (answer.schema !== undefined && answer.example !== undefined) {
      const { schema, example } = answer;
      it(`shows an answer of ${method} ${path} that its schema takes`, () => {
        expect(decode(schema, example)).toEqual(jasmine.objectContaining({ ok: true as const }));
      });
    }
  }
});
