import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { LEVEL } from '../../application/counts/stretch-levels.ts';

/** As good as the best and some ten times as quick; what stays for ever is worth more. */
const QUICK = 1;
const SMALL = 6;

/** What a part of a stretch is kept as: rows of numbers that are much alike. */
export function squeeze(bytes: Uint8Array, level: number): Buffer {
  return deflateRawSync(bytes, { level: level < LEVEL.hour ? QUICK : SMALL });
}

export function unsqueeze(bytes: Uint8Array): Uint8Array {
  return inflateRawSync(bytes);
}
