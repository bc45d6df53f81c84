import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { valueText } from './audit-row-hash.ts';
import { textLines } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

/** What an anchor's line says, but the marks of its rows: those are many, and read when their rows come. */
export interface AnchorRead {
  readonly store: string;
  readonly from: number;
  readonly no: number;
  readonly hash: string;
  readonly key: string;
  readonly readMarks: () => string;
}

type Signed = Omit<AnchorRead, 'readMarks'> & { readonly marks: string };

/** Lines of a file of anchors, or of all such files of a folder. */
export function* readAnchorLines(place: string): Generator<TextLine> {
  if (!existsSync(place)) return;
  const files = statSync(place).isDirectory()
    ? readdirSync(place)
        .filter((name) => name.endsWith('.ndjson'))
        .map((name) => join(place, name))
    : [place];
  for (const file of files) yield* textLines(file);
}

/**
 * Anchors whose signature holds, and a sentence for each line that is none.
 *
 * @param trusted public keys; any key that signs is taken where there is none
 */
export function readAnchors(
  lines: Iterable<TextLine>,
  trusted: readonly string[],
): { readonly anchors: readonly AnchorRead[]; readonly badAnchors: readonly string[] } {
  const anchors: AnchorRead[] = [];
  const badAnchors: string[] = [];
  let place = 0;
  for (const { text, again } of lines) {
    place += 1;
    if (text.trim() === '') continue;
    const anchor = readAnchor(text);
    if (typeof anchor === 'string') badAnchors.push(`anchor ${place} ${anchor}`);
    else if (trusted.length > 0 && !trusted.includes(anchor.key)) {
      badAnchors.push(`anchor ${place} is signed by another key, ${anchor.key}`);
    } else {
      const { store, from, no, hash, key } = anchor;
      // A file that somebody changes meanwhile is read as it is then: its signature is asked again.
      const readMarks = (): string => {
        const read = readAnchor(again());
        return typeof read === 'string' ? '' : read.marks;
      };
      anchors.push({ store, from, no, hash, key, readMarks });
    }
  }
  return { anchors, badAnchors };
}

/** An anchor whose signature holds; else what is wrong with it. */
function readAnchor(line: string): Signed | string {
  try {
    const { signature, ...signed } = JSON.parse(line) as Signed & { readonly signature: string };
    const names = Object.keys(signed).sort() as (keyof typeof signed)[];
    const text = names.map((name) => `${JSON.stringify(name)}:${valueText(signed[name])}`);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: signed.key };
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const bytes = Buffer.from(`{${text.join(',')}}`);
    if (!verify(null, bytes, key, Buffer.from(signature, 'base64url'))) {
      return 'does not have the signature of its key';
    }
    return isAnchor(signed) ? signed : 'says nothing of rows';
  } catch {
    return 'cannot be read';
  }
}

/** Whoever signs may sign anything: what compares with no row must not stand before what does. */
function isAnchor({ store, from, no, hash, marks }: Signed): boolean {
  const isNumbered =
    Number.isSafeInteger(from) && Number.isSafeInteger(no) && from > 0 && no >= from;
  return isNumbered && [store, hash, marks].every((text) => typeof text === 'string');
}
