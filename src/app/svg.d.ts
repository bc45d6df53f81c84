/** Icons are bundled as text; only their path is used. */
declare module '*.svg' {
  const text: string;
  export default text;
}
