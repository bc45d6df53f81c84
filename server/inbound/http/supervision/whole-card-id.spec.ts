import { wholeCardId } from './whole-card-id.ts';

describe('the id of a card in an address', () => {
  const rows: readonly (readonly [rule: string, asked: string, meant: string])[] = [
    ['may hold its slashes bare', '/api/v1/cards/A/x/red/1', '/api/v1/cards/A%2Fx%2Fred%2F1'],
    ['ends before the act', '/api/v1/cards/A/x/1/urge', '/api/v1/cards/A%2Fx%2F1/urge'],
    ['ends before the watch', '/api/v1/cards/A/x/1/watch', '/api/v1/cards/A%2Fx%2F1/watch'],
    ['ends before the query', '/api/v1/cards/A/x/1?asOf=a/b', '/api/v1/cards/A%2Fx%2F1?asOf=a/b'],
    ['is one segment before an unknown act', '/api/v1/cards/A/frame', '/api/v1/cards/A/frame'],
    ['may be encoded', '/api/v1/cards/A%2Fx%2F1/urge', '/api/v1/cards/A%2Fx%2F1/urge'],
    ['is sought nowhere else', '/api/v1/cases/A/x/1', '/api/v1/cases/A/x/1'],
    ['is none in a list', '/api/v1/cards?cursor=a/b', '/api/v1/cards?cursor=a/b'],
    ['is none in a bulk act', '/api/v1/cards/bulk', '/api/v1/cards/bulk'],
  ];
  for (const [rule, asked, meant] of rows) {
    it(rule, () => {
      expect(wholeCardId(asked)).toBe(meant);
    });
  }
});
