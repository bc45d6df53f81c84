type AnyCall = (...args: never[]) => Promise<unknown>;

/** A part of a store whose calls answer at once. */
export type AtOnce<Part> = {
  readonly [Name in keyof Part]: Part[Name] extends (...args: infer Args) => Promise<infer Answer>
    ? (...args: Args) => Answer
    : never;
};

/** The part as the port has it; `answer` runs each call. */
export function promised<Part extends Readonly<Record<keyof Part, AnyCall>>>(
  part: AtOnce<Part>,
  answer: <T>(call: () => T) => T = (call) => call(),
): Part {
  const calls = Object.entries(part as Readonly<Record<string, (...args: unknown[]) => unknown>>);
  return Object.fromEntries(
    calls.map(([name, call]) => [
      name,
      (...args: unknown[]) =>
        new Promise((resolve) => {
          resolve(answer(() => call(...args)));
        }),
    ]),
  ) as unknown as Part;
}
