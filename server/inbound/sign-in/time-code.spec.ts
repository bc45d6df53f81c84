import { stepOfCode } from './time-code.ts';

/** The secret of RFC 6238, appendix B: 12345678901234567890. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('stepOfCode', () => {
  // The appendix prints eight digits; a code of six is the last six of them.
  for (const { seconds, code } of [
    { seconds: 59, code: '287082' },
    { seconds: 1_111_111_109, code: '081804' },
    { seconds: 1_111_111_111, code: '050471' },
    { seconds: 1_234_567_890, code: '005924' },
    { seconds: 2_000_000_000, code: '279037' },
    { seconds: 20_000_000_000, code: '353130' },
  ]) {
    const step = Math.floor(seconds / 30);
    it(`takes ${code} at ${seconds} s, as RFC 6238 has it, and a step to both sides`, () => {
      for (const shift of [0, -30, 30]) {
        expect(stepOfCode(SECRET, code, (seconds + shift) * 1000, -1)).toBe(step);
      }
      for (const shift of [-60, 60].filter((each) => step * 30 + each >= 0)) {
        expect(stepOfCode(SECRET, code, (step * 30 + 15 + shift) * 1000, -1)).toBeUndefined();
      }
    });

    it(`takes ${code} once`, () => {
      expect(stepOfCode(SECRET, code, seconds * 1000, step - 1)).toBe(step);
      expect(stepOfCode(SECRET, code, seconds * 1000, step)).toBeUndefined();
    });
  }

  for (const code of ['', '28708', '2870821', '28708x', ' 287082', '２８７０８２', '-87082']) {
    it(`takes nothing that is not six digits: "${code}"`, () => {
      expect(stepOfCode(SECRET, code, 59_000, -1)).toBeUndefined();
    });
  }
});
