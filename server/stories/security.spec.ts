import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGE = readFileSync(new URL('../security.md', import.meta.url), 'utf8');
const ROOT = new URL('../../', import.meta.url);
/** Requirements of levels 1 and 2 of version 5.0.0. */
const REQUIREMENTS = 253;

const ROWS = [...PAGE.matchAll(/^\| (\d+\.\d+\.\d+) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(
  ([, id = '', what = '', decision = '', evidence = '']) => ({ id, what, decision, evidence }),
);

describe('the page on security', () => {
  it('decides every requirement once', () => {
    expect(new Set(ROWS.map(({ id }) => id)).size).toBe(REQUIREMENTS);
    expect(ROWS.length).toBe(REQUIREMENTS);
    const decisions = new Set(ROWS.map(({ decision }) => decision));
    expect([...decisions].toSorted()).toEqual(['not applicable', 'open', 'pass']);
  });

  it('counts its decisions as they are', () => {
    const count = (wanted: string): number =>
      ROWS.filter(({ decision }) => decision === wanted).length;
    expect(PAGE.replaceAll(/\s+/g, ' ')).toContain(
      `Of ${REQUIREMENTS} requirements: ${count('pass')} pass, ${count('not applicable')} are not applicable, ${count('open')} are open.`,
    );
  });

  for (const { id, evidence } of ROWS.filter(({ decision }) => decision === 'pass')) {
    it(`names a test that exists for ${id}`, () => {
      const [, file = '', name = ''] = /^`([\w./-]+\.spec\.ts)`: (.+)$/.exec(evidence) ?? [];
      expect(name.length).withContext(evidence).toBeGreaterThan(5);
      expect(readFileSync(fileURLToPath(new URL(file, ROOT)), 'utf8')).toContain(name);
    });
  }
});
