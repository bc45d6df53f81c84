import type { AttributeValue, Service, ServiceAttribute } from '#domain/reference/service.ts';
import type { Result } from '#domain/result.ts';
import { decodeRow } from '../store/row-reader.ts';
import type { RowProblem } from '../store/row-reader.ts';

const KINDS = ['complaint', 'consultation', 'help', 'report', 'suggestion', 'praise'] as const;
const TYPES = ['realtime', 'batch', 'blackbox'] as const;
const DATATYPES = [
  'string',
  'number',
  'datetime',
  'text',
  'singlevaluelist',
  'multivaluelist',
] as const;

/** Codes stand in addresses and in names of form fields. */
const CODE = /^[\p{L}\p{N}_.:-]{1,100}$/u;

/** Reads a service that is offered over Open311: code, name, kind, and the attributes it asks for. */
export function decodeService(value: unknown): Result<Service, RowProblem> {
  return decodeRow(value, (_row, read): Service => {
    const code = read.text('code');
    if (!CODE.test(code)) read.fail('code must be letters, digits and _ . : -');
    const attributes = read.rows('attributes', decodeAttribute);
    if (new Set(attributes.map((one) => one.code)).size < attributes.length) {
      read.fail('attributes: each code stands once');
    }
    return {
      code,
      name: read.text('name'),
      description: read.optional('description') ?? '',
      kind: read.word('kind', KINDS),
      type: read.word('type', TYPES),
      keywords: read.texts('keywords'),
      group: read.optional('group') ?? '',
      notice: read.optional('notice'),
      attributes,
      withdrawn: read.flag('withdrawn'),
    };
  });
}

function decodeAttribute(value: unknown): Result<ServiceAttribute, RowProblem> {
  return decodeRow(value, (_row, read): ServiceAttribute => {
    const code = read.text('code');
    if (!CODE.test(code)) read.fail('code must be letters, digits and _ . : -');
    const datatype = read.word('datatype', DATATYPES);
    const values = read.rows('values', decodeValue);
    const isList = datatype === 'singlevaluelist' || datatype === 'multivaluelist';
    if (isList && values.length === 0) read.fail('values are missing');
    return {
      code,
      variable: read.flag('variable', true),
      datatype,
      required: read.flag('required'),
      description: read.optional('description') ?? '',
      datatypeDescription: read.optional('datatypeDescription'),
      values: isList ? values : [],
    };
  });
}

function decodeValue(value: unknown): Result<AttributeValue, RowProblem> {
  return decodeRow(value, (_row, read) => ({ key: read.text('key'), name: read.text('name') }));
}
