import type {
  Stretch,
  StretchPart,
  StretchTable,
} from '../../../application/store/stretch-rows.ts';
import type { Sql } from '../sql.ts';
import { squeeze, unsqueeze } from '../stretch-bytes.ts';

interface PartRecord {
  /** Which of those asked for it is of, from 1 on. */
  readonly place: number;
  /** Null where the stretch has none between the numbers. */
  readonly part: number | null;
  readonly moves: Buffer | null;
}

const COLUMNS = `level, from_version AS "from", to_version AS "to", hour, swept_to AS "sweptTo", at,
  until`;
const REACHED = {
  name: 'stretches.reached',
  text: `SELECT to_version AS value FROM stretch WHERE level >= $1
    ORDER BY to_version DESC, level DESC LIMIT 1`,
};
const AFTER = {
  name: 'stretches.after',
  text: `SELECT ${COLUMNS} FROM stretch WHERE level = $1 AND from_version >= $2
    ORDER BY from_version LIMIT $3`,
};
const BETWEEN = {
  name: 'stretches.between',
  text: `SELECT ${COLUMNS} FROM stretch WHERE from_version >= $1 AND to_version <= $2
    ORDER BY from_version`,
};
const LAST = {
  name: 'stretches.last',
  text: `SELECT ${COLUMNS} FROM stretch WHERE to_version <= $1 AND at <= $2
    ORDER BY to_version DESC, level DESC LIMIT 1`,
};
const PARTS = {
  name: 'stretches.parts',
  text: `SELECT asked.place::integer AS place, part, moves
    FROM unnest($1::bigint[], $2::integer[]) WITH ORDINALITY AS asked (to_version, level, place)
      JOIN stretch USING (to_version, level)
      LEFT JOIN stretch_part ON stretch_part.to_version = asked.to_version
        AND stretch_part.level = asked.level AND part BETWEEN $3 AND $4
    ORDER BY asked.place, part`,
};
const ADD = {
  name: 'stretches.add',
  text: `INSERT INTO stretch (level, from_version, to_version, hour, swept_to, at, until)
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};
const ADD_PART = {
  name: 'stretches.addPart',
  text: 'INSERT INTO stretch_part (level, to_version, part, moves) VALUES ($1, $2, $3, $4)',
};
const DROP = {
  name: 'stretches.drop',
  text: `WITH gone AS (DELETE FROM stretch
      WHERE level BETWEEN $1 AND $2 AND to_version <= $3 AND at <= $4
      RETURNING to_version, level)
    DELETE FROM stretch_part USING gone
    WHERE stretch_part.to_version = gone.to_version AND stretch_part.level = gone.level`,
};

/** Changes added up, in PostgreSQL. */
export function postgresStretches(sql: Sql): StretchTable {
  return {
    reached: async (level) => (await sql.rows<{ value: number }>(REACHED, [level]))[0]?.value ?? 0,
    after: (level, from, limit) => sql.rows<Stretch>(AFTER, [level, from, limit]),
    between: (from, to) => sql.rows<Stretch>(BETWEEN, [from, to]),
    last: async (upTo, by) => (await sql.rows<Stretch>(LAST, [upTo, by]))[0],
    parts: async (of, first, last) => {
      const rows = await sql.rows<PartRecord>(PARTS, [
        ...[of.map(({ to }) => to), of.map(({ level }) => level), first, last],
      ]);
      const found = of.map((): StretchPart[] | undefined => undefined);
      for (const { place, part, moves } of rows) {
        const parts = (found[place - 1] ??= []);
        if (part !== null && moves !== null) parts.push({ part, bytes: unsqueeze(moves) });
      }
      return found.some((parts) => parts === undefined)
        ? undefined
        : found.map((parts) => parts ?? []);
    },
    add: async ({ level, from, to, hour, sweptTo, at, until }, added) => {
      await sql.rows(ADD, [level, from, to, hour, sweptTo, at, until]);
      for (const { part, bytes } of added) {
        await sql.rows(ADD_PART, [level, to, part, squeeze(bytes)]);
      }
    },
    drop: async (first, last, upTo, by) => {
      await sql.rows(DROP, [first, last, upTo, by]);
    },
  };
}
