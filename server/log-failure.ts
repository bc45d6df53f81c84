/** Writes one of our own failures to standard error, a JSON line each. Nothing of a request's content is in it. */
export function logFailure(error: unknown, where: string): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const line = { at: new Date().toISOString(), level: 'error', where, name, message, stack };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
