import { readFileSync } from 'node:fs';
import { feedbackActsTable } from '../testing/feedback-acts-table.ts';

const PAGE = new URL('../../src/domain/access/feedback-acts.md', import.meta.url);

describe('the page of acts on feedback', () => {
  it('is what the rules say', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(feedbackActsTable());
  });
});
