/** A moment of the store that somebody wanted to see as well is over: others have written since. */
export class MomentPassed extends Error {
  override readonly name = 'MomentPassed';
}
