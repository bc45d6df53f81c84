/** 莱芜 became districts of 济南 in January 2019; maps and codes that are older still name it. */
const MERGED: ReadonlyMap<string, string> = new Map([
  ['371200', '370100'],
  ['371202', '370116'],
  ['371203', '370117'],
]);

/** The code under which an abolished region goes on; any other code as it is. */
export function regionToday(code: string): string {
  return MERGED.get(code) ?? code;
}
