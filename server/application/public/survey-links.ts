import type { Vault } from '../people/vault.ts';

/** 12 bytes: two links are the same once in more than a person can hand out. */
const BYTES = 12;

/** 22 characters of base64url are 132 bits: nobody guesses a link. */
const PROOF = 22;

/** Makes a link by which a survey is answered once: chance, and the proof that this platform made it. */
export function writeSurveyLink(no: string, vault: Vault): string {
  const chance = Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return `${chance}.${proofOf(no, chance, vault)}`;
}

/** What the answer of a link is known by; undefined for one that this platform did not make for this survey. */
export function markOfLink(no: string, link: string, vault: Vault): string | undefined {
  const [chance = '', proof] = link.split('.');
  return proof === proofOf(no, chance, vault) ? `link-${chance}` : undefined;
}

function proofOf(no: string, chance: string, vault: Vault): string {
  return vault.mark('surveyLink', JSON.stringify([no, chance])).slice(0, PROOF);
}
