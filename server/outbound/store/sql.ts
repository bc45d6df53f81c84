import pg from 'pg';
import { SqlFailure } from './sql-failure.ts';

/** A statement that connections prepare once; the name stands for the text. */
interface Statement {
  readonly name: string;
  readonly text: string;
}

type Scalar = string | number | boolean | Buffer | null;

/** What a statement may be given. */
type SqlValue = Scalar | readonly Scalar[];

/** Whoever runs statements: a connection in its transaction, or any connection that is free. */
export interface Sql {
  /**
   * Rows of a statement. A text alone is planned each time.
   *
   * @throws {SqlFailure} the database refused it or was not to be reached.
   */
  rows<Row>(statement: Statement | string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
}

type Runner = Pick<pg.ClientBase, 'query'>;

/** Statements on a connection or a pool of them. */
export function sqlOn(runner: Runner): Sql {
  return {
    rows: async <Row>(statement: Statement | string, values: readonly SqlValue[] = []) => {
      const query = typeof statement === 'string' ? { text: statement } : statement;
      try {
        const { rows } = await runner.query({ ...query, values: values.map(storable) });
        return rows as Row[];
      } catch (error) {
        throw SqlFailure.of(error, typeof statement === 'string' ? undefined : statement.name);
      }
    },
  };
}

/** The types as rows have them: whole numbers are numbers, and none may lose a digit. */
export const TYPES = new pg.TypeOverrides();
TYPES.setTypeParser(pg.types.builtins.INT8, wholeNumber);

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large a number`);
  return number;
}

/**
 * PostgreSQL has no NUL in texts. Events with one are refused before they come here; what is left are
 * names that somebody asks for and texts of quarantine, where the sign for what cannot be shown will do.
 */
function storable(value: SqlValue): SqlValue {
  if (typeof value === 'string')
    return value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
  return Array.isArray(value) ? value.map((one: Scalar) => storable(one) as Scalar) : value;
}
