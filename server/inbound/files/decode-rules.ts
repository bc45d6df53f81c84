import type { Json } from '#domain/cases/logged-event.ts';
import type { ProfileField } from './profile-field.ts';
import type { Condition, EventRule, NamedRule, ReadAs, ValueRule } from './profile.ts';

const READ_AS: readonly ReadAs[] = [
  ...(['text', 'prose', 'last', 'number', 'boolean', 'instant', 'due', 'limit'] as const),
];

/** Reads where a value comes from; a text alone is the name of a column. */
export function decodeValueRule(field: ProfileField, usual: ReadAs = 'text'): ValueRule {
  if (field.isText()) return columns([field.text()], usual);
  const template = field.find('template');
  const object = field.find('object');
  const constant = field.find('constant');
  if (constant !== undefined) {
    field.allow('constant');
    return { from: 'constant', value: constant.json() };
  }
  if (template !== undefined) {
    field.allow('template');
    return { from: 'template', template: template.text() };
  }
  if (object !== undefined) {
    field.allow('object');
    return { from: 'object', fields: decodeFields(object) };
  }
  field.allow('column', 'as', 'map', 'others', 'otherwise');
  const column = field.get('column');
  const names = column.isText() ? [column.text()] : column.texts();
  const map = field.find('map')?.entries();
  return columns(names, field.find('as')?.oneOf(READ_AS) ?? usual, {
    map: map && new Map(map.map(([text, value]) => [text, value.json()])),
    others: field.find('others')?.json(),
    otherwise: field.find('otherwise')?.json(),
  });
}

export function decodeNamedRule(field: ProfileField): NamedRule {
  field.allow('code', 'name');
  const name = field.find('name');
  return {
    code: decodeValueRule(field.get('code')),
    name: name === undefined ? undefined : decodeValueRule(name),
  };
}

export function decodeEventRules(field: ProfileField): readonly EventRule[] {
  const rules = field.items().map(decodeEventRule);
  const keys = new Set(rules.map((rule) => rule.key));
  if (keys.size < rules.length) {
    throw field.problem('has two rules of one type: give each a "key" of its own');
  }
  return rules;
}

function decodeEventRule(field: ProfileField): EventRule {
  const known = ['key', 'type', 'time', 'sequence', 'when', 'data', 'keepRowAs', 'drop'];
  field.allow(...known, 'keepFacts');
  const type = field.get('type').text();
  const data = field.find('data');
  return {
    key: field.find('key')?.text() ?? type.replace(/^(?:case|ticket)\./, ''),
    type,
    time: decodeValueRule(field.get('time'), 'instant'),
    sequence: field.find('sequence')?.count(),
    when: decodeCondition(field.find('when')),
    data: data === undefined ? new Map() : decodeFields(data),
    keepRowAs: field.find('keepRowAs')?.text(),
    drop: new Set(field.find('drop')?.texts() ?? []),
    keepFacts: field.find('keepFacts')?.flag() ?? false,
  };
}

function decodeFields(field: ProfileField): ReadonlyMap<string, ValueRule> {
  return new Map(field.entries().map(([name, value]) => [name, decodeValueRule(value)]));
}

function decodeCondition(field: ProfileField | undefined): Condition {
  if (field === undefined) return { present: [], absent: [], any: [], equals: new Map() };
  field.allow('present', 'absent', 'any', 'equals');
  const equals = field.find('equals')?.entries() ?? [];
  return {
    present: field.find('present')?.texts() ?? [],
    absent: field.find('absent')?.texts() ?? [],
    any: field.find('any')?.texts() ?? [],
    equals: new Map(
      equals.map(([column, texts]) => [
        column,
        new Set(texts.isText() ? [texts.text()] : texts.texts()),
      ]),
    ),
  };
}

function columns(
  names: readonly string[],
  as: ReadAs,
  more: {
    readonly map?: ReadonlyMap<string, Json> | undefined;
    readonly others?: Json | undefined;
    readonly otherwise?: Json | undefined;
  } = {},
): ValueRule {
  const { map, others, otherwise } = more;
  return { from: 'columns', columns: names, as, map, others, otherwise };
}
