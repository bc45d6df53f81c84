/** What an event of a subject in memory takes of the heap, with its share of the row. */
const BYTES_OF_AN_EVENT = 1300;
/** 20,000 open cases with all their events, which also the smallest server has to hold. */
const LEAST = 300_000;
/** A hundred thousand open cases twice over: subjects are held in two generations. */
const MOST = 1_000_000;

/**
 * How many events of subjects written lately a server's writer keeps in memory: as many as a quarter of
 * the heap holds that its thread may have, which Node takes from the memory of the machine or container.
 */
export function hotRoomIn(heapLimitBytes: number): number {
  const room = Math.floor(heapLimitBytes / 4 / BYTES_OF_AN_EVENT);
  return Math.min(MOST, Math.max(LEAST, room));
}
