/** What the browser keeps for the reader; storage may be forbidden, then nothing is kept. */
export function readKept(key: string): unknown {
  try {
    const text = localStorage.getItem(`mingjian.${key}`);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(`mingjian.${key}`, JSON.stringify(value));
  } catch {
    // Full or forbidden: the choice lasts as long as the page.
  }
}
