import type { Vault } from '../people/vault.ts';

/** Without letters and digits that are taken for one another on the telephone. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 40 bits behind a slow door: enough for a look-up that shows nothing personal. */
const LENGTH = 8;

/** The code by which whoever called finds a ticket. It follows from the number and the master key. */
export function ticketCodeOf(no: string, vault: Vault): string {
  const mark = vault.mark('ticketCode', no);
  return Array.from(mark.slice(0, LENGTH), (character) =>
    LETTERS.charAt(BASE64URL.indexOf(character) % LETTERS.length),
  ).join('');
}
