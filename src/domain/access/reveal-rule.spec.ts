import { mayReveal } from './reveal-rule.ts';
import { ROLES } from './role.ts';

describe('who may ask for personal data in clear', () => {
  const may = ['supervisor', 'handler', 'dispatcher', 'liaison'];
  for (const role of ROLES) {
    it(`${role}: ${may.includes(role) ? 'yes' : 'no'}`, () => {
      expect(mayReveal(role)).toBe(may.includes(role));
    });
  }
});
