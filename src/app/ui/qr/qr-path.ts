/** A drawing of a QR code: one path of dark squares in a box of `size` units. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** @param rows true where a square is dark. */
export function qrPath(rows: readonly (readonly boolean[])[]): QrPath {
  const squares = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size: rows.length, path: squares.join('') };
}

/** Draws an address; the encoder is loaded when it is first needed. */
export async function drawQr(text: string): Promise<QrPath> {
  const { encode } = await import('uqr');
  return qrPath(encode(text, { ecc: 'M', border: 2 }).data);
}
