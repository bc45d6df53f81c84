import type { Json } from '#domain/cases/logged-event.ts';

/** What is wrong with a profile, and where. */
export class ProfileProblem extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(`${path === '' ? 'the profile' : path}: ${message}`);
    this.name = 'ProfileProblem';
    this.path = path;
  }
}

/** A field of a profile with its path; every reading throws a {@link ProfileProblem} that names it. */
export class ProfileField {
  readonly path: string;
  readonly #value: unknown;

  constructor(path: string, value: unknown) {
    this.path = path;
    this.#value = value;
  }

  problem(message: string): ProfileProblem {
    return new ProfileProblem(this.path, message);
  }

  isText(): boolean {
    return typeof this.#value === 'string';
  }

  text(): string {
    if (typeof this.#value !== 'string') throw this.problem('is not a text');
    return this.#value;
  }

  flag(): boolean {
    if (typeof this.#value !== 'boolean') throw this.problem('is neither true nor false');
    return this.#value;
  }

  /** A whole number that is not below 0. */
  count(): number {
    const value = this.#value;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    throw this.problem('must be a whole number, 0 or more');
  }

  oneOf<T extends string>(choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.#value);
    if (found === undefined) throw this.problem(`is none of ${choices.join(', ')}`);
    return found;
  }

  items(): readonly ProfileField[] {
    if (!Array.isArray(this.#value)) throw this.problem('is not a list');
    return this.#value.map((item, index) => new ProfileField(`${this.path}[${index}]`, item));
  }

  texts(): readonly string[] {
    return this.items().map((item) => item.text());
  }

  /** Any JSON value; a profile is read from JSON, so it is one. */
  json(): Json {
    return this.#value as Json;
  }

  entries(): readonly (readonly [name: string, field: ProfileField])[] {
    return Object.keys(this.#object()).map((name) => [name, this.get(name)] as const);
  }

  find(name: string): ProfileField | undefined {
    const value = this.#object()[name];
    if (value === undefined) return undefined;
    return new ProfileField(this.path === '' ? name : `${this.path}.${name}`, value);
  }

  get(name: string): ProfileField {
    const found = this.find(name);
    if (found === undefined) throw new ProfileProblem(this.#pathOf(name), 'is missing');
    return found;
  }

  /** Refuses names that nobody reads: a misspelt one would be passed over in silence. */
  allow(...names: readonly string[]): void {
    const stray = Object.keys(this.#object()).find((name) => !names.includes(name));
    if (stray === undefined) return;
    throw new ProfileProblem(this.#pathOf(stray), `is unknown here; known are ${names.join(', ')}`);
  }

  #pathOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  #object(): Readonly<Record<string, unknown>> {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw this.problem('is not an object');
    }
    return value as Readonly<Record<string, unknown>>;
  }
}
