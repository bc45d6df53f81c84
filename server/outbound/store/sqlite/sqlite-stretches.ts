import type { DatabaseSync } from 'node:sqlite';
import type {
  Stretch,
  StretchPart,
  StretchTable,
} from '../../../application/store/stretch-rows.ts';
import { squeeze, unsqueeze } from '../stretch-bytes.ts';

interface PartRecord {
  /** Null where the stretch has none between the numbers. */
  readonly part: number | null;
  readonly moves: Uint8Array;
}

const COLUMNS = `level, from_version AS "from", to_version AS "to", hour, swept_to AS "sweptTo", at,
  until`;

/** Changes added up, in SQLite. */
export function sqliteStretches(db: DatabaseSync): StretchTable {
  const reached = db.prepare(
    `SELECT to_version AS value FROM stretch WHERE level >= ?
     ORDER BY to_version DESC, level DESC LIMIT 1`,
  );
  const after = db.prepare(
    `SELECT ${COLUMNS} FROM stretch WHERE level = ? AND from_version >= ?
     ORDER BY from_version LIMIT ?`,
  );
  const between = db.prepare(
    `SELECT ${COLUMNS} FROM stretch WHERE from_version >= ? AND to_version <= ?
     ORDER BY from_version`,
  );
  const last = db.prepare(
    `SELECT ${COLUMNS} FROM stretch WHERE to_version <= ? AND at <= ?
     ORDER BY to_version DESC, level DESC LIMIT 1`,
  );
  const parts = db.prepare(
    `SELECT part, moves FROM stretch LEFT JOIN stretch_part
       ON stretch_part.to_version = stretch.to_version AND stretch_part.level = stretch.level
         AND part BETWEEN ? AND ?
     WHERE stretch.to_version = ? AND stretch.level = ? ORDER BY part`,
  );
  const add = db.prepare(
    `INSERT INTO stretch (level, from_version, to_version, hour, swept_to, at, until)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const addPart = db.prepare(
    'INSERT INTO stretch_part (level, to_version, part, moves) VALUES (?, ?, ?, ?)',
  );
  const toDrop = db.prepare(
    `SELECT level, to_version AS "to" FROM stretch
     WHERE level BETWEEN ? AND ? AND to_version <= ? AND at <= ?`,
  );
  const drop = db.prepare('DELETE FROM stretch WHERE to_version = ? AND level = ?');
  const dropParts = db.prepare('DELETE FROM stretch_part WHERE to_version = ? AND level = ?');

  const all = (rows: readonly unknown[]): Promise<readonly Stretch[]> =>
    Promise.resolve(rows as readonly Stretch[]);
  return {
    reached: (level) => Promise.resolve(Number(reached.get(level)?.['value'] ?? 0)),
    after: (level, from, limit) => all(after.all(level, from, limit)),
    between: (from, to) => all(between.all(from, to)),
    last: (upTo, by) => Promise.resolve(last.get(upTo, by) as Stretch | undefined),
    parts: (of, first, lastPart) => {
      const found: (readonly StretchPart[])[] = [];
      for (const { level, to } of of) {
        const rows = parts.all(first, lastPart, to, level) as unknown as readonly PartRecord[];
        if (rows.length === 0) return Promise.resolve(undefined);
        found.push(
          rows.flatMap(({ part, moves }) =>
            part === null ? [] : { part, bytes: unsqueeze(moves) },
          ),
        );
      }
      return Promise.resolve(found);
    },
    add: ({ level, from, to, hour, sweptTo, at, until }, added) => {
      add.run(level, from, to, hour, sweptTo, at, until);
      for (const { part, bytes } of added) addPart.run(level, to, part, squeeze(bytes));
      return Promise.resolve();
    },
    drop: (first, lastLevel, upTo, by) => {
      for (const { level = null, to = null } of toDrop.all(first, lastLevel, upTo, by)) {
        drop.run(to, level);
        dropParts.run(to, level);
      }
      return Promise.resolve();
    },
  };
}
