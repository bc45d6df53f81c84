import { personName, personWords } from './person-words.ts';
import { zh } from './zh.ts';

const WANG = { account: 'wang', displayName: '王敏', role: 'supervisor' } as const;

describe('who did it', () => {
  it('is named as colleagues know the person, with the duty', () => {
    expect(personWords('wang', [WANG], zh)).toBe('王敏·监察员');
    expect(personName('wang', [WANG])).toBe('王敏');
  });

  it('keeps the account of somebody who is not known any more', () => {
    expect(personWords('old', [WANG], zh)).toBe('old');
    expect(personName('old', [WANG])).toBe('old');
  });
});
