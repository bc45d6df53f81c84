import { ROLES } from '#domain/access/role.ts';
import { EVENT_PERMISSIONS } from '../inbound/socket/event-permissions.ts';
import type { Permission } from '../inbound/http/route-permissions.ts';
import type { Access, AccessTable } from './route-access.ts';

const SHORT: Readonly<Record<string, string>> = {
  supervisor: 'sup',
  leader: 'lead',
  handler: 'hand',
  dispatcher: 'disp',
  liaison: 'liai',
  ruleAdmin: 'rule',
  systemAdmin: 'sys',
  securityAdmin: 'sec',
  auditor: 'aud',
  kiosk: 'kiosk',
};

/** The table operation × role × scope as a page of the documentation, from what a server answered. */
export function routeAccessPage(routes: AccessTable, topics: AccessTable): string {
  return [
    '# Who is answered what',
    '',
    'Made by asking a server, of which a spec says when it is not current: every operation that needs a',
    'session, as every role, with an empty body. One case, card, ticket, source and refused event lie in one',
    'county. In each place stands what somebody of the whole province is answered, then what somebody of',
    'another city is, or one answer where both are the same. 403: the role, or whoever sees less than the',
    'province, may not; 404: there is no such thing within reach, whether there is one or not; 422 and 400:',
    'the door is open, and the empty body is refused behind it. What lists and counts hold of other places is',
    'the matter of `server/stories/non-interference.spec.ts`.',
    '',
    '## Operations',
    '',
    ...linesOf(routes),
    '',
    '## Topics of the live namespace',
    '',
    ...linesOf(topics),
    '',
    '## Events that a socket may send',
    '',
    'One that is not listed ends the start of the server.',
    '',
    ...eventLines(),
    '',
  ].join('\n');
}

const SENDERS: Readonly<Record<Permission['kind'], string>> = {
  public: 'everybody',
  session: 'whoever is signed in',
  sourceKey: 'a source, by its key',
  apiKey: 'a source, by its key in a form',
};

function eventLines(): readonly string[] {
  const rows = Object.entries(EVENT_PERMISSIONS).map(([event, { kind }]) => [event, SENDERS[kind]]);
  const head = ['event', 'who may send it'];
  const widths = [0, 1].map((column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    line(head),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map(line),
  ];
}

function linesOf(table: AccessTable): readonly string[] {
  const head = ['', ...ROLES.map((role) => SHORT[role] ?? role)];
  const rows = [...table].map(([operation, cells]) => [operation, ...cells.map(cellOf)]);
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    line(head),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map(line),
  ];
}

function cellOf({ within, elsewhere }: Access): string {
  return within === elsewhere ? within : `${within} ${elsewhere}`;
}
