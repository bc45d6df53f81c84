/** Encrypts what the server must read again and nobody else may; both ends name what it belongs to. */
export interface Seal {
  /** @param context what the text belongs to; opened elsewhere it is refused. */
  seal(text: string, context: string): string;
  /** @throws {Error} it was sealed with another key or for something else, or it was changed. */
  open(sealed: string, context: string): string;
  /**
   * The same text sealed by the key in force; undefined where it is already.
   *
   * @throws {Error} as `open`
   */
  sealAnew(sealed: string, context: string): string | undefined;
}

/** What the secret of an account's second factor is sealed for. */
export function factorContext(account: string): string {
  return `totp ${account}`;
}
