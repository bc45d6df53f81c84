/** A promise that was not kept: which one, and what was found. */
export class Broken extends Error {
  readonly rule: string;

  constructor(rule: string, found: string) {
    super(`${rule}: ${found}`);
    this.rule = rule;
  }
}

/** @throws {Broken} the promise is not kept. */
export function promise(rule: string, kept: boolean, found: () => string): void {
  if (!kept) throw new Broken(rule, found());
}
