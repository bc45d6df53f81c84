/** Lets others run between two parts of a work that takes long. */
export function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
