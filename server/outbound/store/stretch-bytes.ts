import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A tenth more room than the best takes, at a fifth of the time. */
const QUICK = { level: 1 };

/** What a part of a stretch is kept as: rows of numbers that are much alike. */
export function squeeze(bytes: Uint8Array): Buffer {
  return deflateRawSync(bytes, QUICK);
}

export function unsqueeze(bytes: Uint8Array): Uint8Array {
  return inflateRawSync(bytes);
}
