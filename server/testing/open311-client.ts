import { SaxesParser } from 'saxes';

/** An element of a document: its text, or the elements in it. */
export interface Element {
  readonly name: string;
  readonly text: string;
  readonly parts: readonly Element[];
}

/** What a server of the standard answered. */
export interface Open311Answer {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

/** Parameters; a list stands for one that is repeated. */
type Parameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * A client of Open311 GeoReport v2 as its text describes one. It knows nothing of ours: addresses,
 * parameters and forms are those of the standard.
 */
export class Open311Client {
  readonly #endpoint: string;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  async get(resource: string, parameters: Parameters = {}): Promise<Open311Answer> {
    const query = formOf(parameters);
    return answerOf(await fetch(`${this.#endpoint}/${resource}${query === '' ? '' : `?${query}`}`));
  }

  async post(
    resource: string,
    parameters: Parameters,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Open311Answer> {
    return answerOf(
      await fetch(`${this.#endpoint}/${resource}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
          ...headers,
        },
        body: formOf(parameters),
      }),
    );
  }
}

/** The value of a JSON answer. */
export function jsonOf({ text }: Open311Answer): unknown {
  return JSON.parse(text);
}

/** The root of an XML answer; fails where it is not well-formed. */
export function xmlOf({ text }: Open311Answer): Element {
  const parser = new SaxesParser();
  const root = { name: '', text: '', parts: [] as Element[] };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const element = { name, text: '', parts: [] };
    open.at(-1)?.parts.push(element);
    open.push(element);
  });
  parser.on('text', (piece) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += piece;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  const [first] = root.parts;
  if (first === undefined) throw new Error('the document is empty');
  return first;
}

/** Text of the first part of a name; undefined where there is none. */
export function textIn(element: Element | undefined, name: string): string | undefined {
  return element?.parts.find((part) => part.name === name)?.text;
}

function formOf(parameters: Parameters): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

async function answerOf(answer: Response): Promise<Open311Answer> {
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    text: await answer.text(),
  };
}
