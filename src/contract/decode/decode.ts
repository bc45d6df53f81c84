import type { z } from 'zod';
import type { Result } from '#domain/result.ts';
import { err, ok } from '#domain/result.ts';

/** The first field that cannot be taken, and why. */
export interface FieldProblem {
  /** JSON path such as `ids[3]` or `window.from`; empty for the value as a whole. */
  readonly path: string;
  readonly message: string;
}

/** Reads a value by its schema; of several problems only the first is told. */
export function decode<T>(schema: z.ZodType<T>, value: unknown): Result<T, FieldProblem> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err({
    path: pathText(issue?.path ?? []),
    message: issue?.message ?? 'Invalid value',
  });
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
