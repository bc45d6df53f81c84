/** A number of milliseconds as people read it. */
export function ms(value: number): string {
  return `${Math.round(value)} ms`;
}

export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MiB`;
}
