/** What the standard's documents are made of, alike in JSON and in XML. */
export type Open311Value =
  | null
  | string
  | number
  | boolean
  | readonly Open311Value[]
  | { readonly [field: string]: Open311Value };

/** A document: XML has its name at the root, JSON only what it holds. */
export interface Open311Document {
  readonly root: string;
  readonly value: Open311Value;
}

/** What a part of a list is called in XML; JSON lists have no such names (Spark convention). */
const PART_OF: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  attributes: 'attribute',
  values: 'value',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
  notes: 'note',
};

/** Characters that XML 1.0 cannot hold, not even escaped. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** The document as JSON. */
export function jsonText({ value }: Open311Document): string {
  return JSON.stringify(value);
}

/** The document as XML; what is null is an empty element. */
export function xmlText({ root, value }: Open311Document): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`;
}

function element(name: string, value: Open311Value): string {
  const content = contentOf(name, value);
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

function contentOf(name: string, value: Open311Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return escaped(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    const part = PART_OF[name] ?? 'value';
    return (value as readonly Open311Value[]).map((one) => element(part, one)).join('');
  }
  return Object.entries(value)
    .map(([field, one]) => element(field, one))
    .join('');
}

function escaped(text: string): string {
  return (
    text
      .replace(NOT_XML, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // A reader of XML makes a line feed of it unless it is written as a reference.
      .replaceAll('\r', '&#13;')
  );
}
